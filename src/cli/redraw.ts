/** Text on a terminal that is drawn over itself. */
import { written } from "./colors.ts";
import type { Screen } from "./screen.ts";

export interface Redraw {
  (text: string): void;
  /** Takes the text away. */
  clear(): void;
  /** Leaves the text; what is drawn next stands below it. */
  done(): void;
}

/**
 * The cursor stays visible. To hide it, log-update listens for signals so that it can show it again, and a process that
 * listens is not ended by the system: Ctrl-C would wait until work that never looks up is over.
 */
export async function redraw({ stream }: Pick<Screen, "stream">): Promise<Redraw> {
  const { createLogUpdate } = await import("log-update");
  const update = createLogUpdate(stream, { showCursor: true });
  const { clear, done } = update;
  return Object.assign((text: string) => update(written(text)), { clear, done });
}
