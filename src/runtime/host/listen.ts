import type { RunEvent } from "../../contract/events.ts";

/** A listener that throws cannot stop a run: its error becomes a warning of the process. */
export function guarded(listener: (event: RunEvent) => void): (event: RunEvent) => void {
  return (event) => {
    try {
      listener(event);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  };
}
