/** Serves one unit after another, as the host asks. */
import type { FromSeat, ToSeat } from "../protocol.ts";
import { hostOver } from "./host.ts";
import { runUnit, type RunningUnit } from "./run-unit.ts";

export interface Server {
  /** Takes a message of the host. */
  receive(message: ToSeat): void;
  /** The unit that runs. */
  readonly current: RunningUnit | undefined;
}

export interface ServerOptions {
  readonly send: (message: FromSeat) => void;
  readonly load: (script: string, sources: Readonly<Record<string, string>>) => Promise<unknown>;
  /** Whether the process is as it was before any script ran, so that it may serve another. */
  readonly isQuiet: () => boolean;
}

export function serve({ send, load, isQuiet }: ServerOptions): Server {
  const host = hostOver(send);
  let cancellation = new AbortController();
  let current: RunningUnit | undefined;

  async function run(assignment: Extract<ToSeat, { is: "unit" }>): Promise<void> {
    const { unit, script, sources } = assignment;
    cancellation = new AbortController();
    const { signal } = cancellation;
    current = runUnit(assignment, { host, signal, load: () => load(script, sources) });
    await current.ended;
    current = undefined;
    send({ is: "done", unit, reusable: isQuiet() });
  }

  return {
    get current() {
      return current;
    },
    receive: (message) => {
      switch (message.is) {
        case "unit":
          void run(message);
          return;
        case "cancel":
          cancellation.abort();
          return;
        case "reply":
        case "refusal":
          host.receive(message);
          return;
      }
    },
  };
}
