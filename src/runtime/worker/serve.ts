/** Serves one unit after another, as the host asks. */
import type { FromSeat, ToSeat } from "../protocol.ts";
import { hostOver } from "./host.ts";
import { runUnit } from "./run-unit.ts";

export interface Server {
  /** Takes a message of the host. */
  receive(message: ToSeat): void;
}

export interface ServerOptions {
  readonly send: (message: FromSeat) => void;
  /** Called before a script is loaded with the sources that it needs. */
  readonly load: (script: string, sources: Readonly<Record<string, string>>) => Promise<unknown>;
  /** Whether the process is as it was before the script ran, so that it may serve another. */
  readonly isQuiet: () => boolean;
}

export function serve({ send, load, isQuiet }: ServerOptions): Server {
  const host = hostOver(send);
  let cancellation = new AbortController();

  async function run(assignment: Extract<ToSeat, { is: "unit" }>): Promise<void> {
    const { unit, script, sources } = assignment;
    cancellation = new AbortController();
    await runUnit(assignment, () => load(script, sources), host, cancellation.signal);
    send({ is: "done", unit, reusable: isQuiet() });
  }

  return {
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
