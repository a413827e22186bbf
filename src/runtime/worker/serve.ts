/** Serves units as the host asks: one after another, or several at a time. See docs/adr/0007. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Assignment, FromSeat, ToSeat } from "../protocol.ts";
import { converse } from "./host.ts";
import { runUnit, type RunningUnit } from "./run-unit.ts";

export interface Server {
  /** Takes a message of the host. */
  receive(message: ToSeat): void;
  /** Takes what something in the process prints. */
  print(text: string): void;
  /**
   * An error came up where nobody could catch it. Fails the unit that it must be of; gives false when it may be
   * of any of several, or is of none; and ignores it when its unit has ended.
   */
  crash(error: unknown): boolean;
}

export interface ServerOptions {
  readonly send: (message: FromSeat) => void;
  readonly load: (script: string, sources: Readonly<Record<string, string>>) => Promise<unknown>;
  /** Whether the process is as it was before any script ran, so that it may serve another. */
  readonly isQuiet: () => boolean;
}

interface Served {
  readonly cancellation: AbortController;
  readonly running: RunningUnit;
  /** Whether others were served at the same time: what goes on in the process may be theirs. */
  hadCompany: boolean;
}

export function serve({ send, load, isQuiet }: ServerOptions): Server {
  const conversation = converse(send);
  const units = new Map<string, Served>();
  /** The id of the unit that something happens for. */
  const scope = new AsyncLocalStorage<string>();

  async function run(assignment: Assignment): Promise<void> {
    const { unit, script, sources } = assignment;
    const cancellation = new AbortController();
    const services = {
      host: conversation.hostOf(unit),
      signal: cancellation.signal,
      load: () => load(script, sources),
    };
    for (const other of units.values()) other.hadCompany = true;
    const running = scope.run(unit, () => runUnit(assignment, services));
    units.set(unit, { cancellation, running, hadCompany: units.size > 0 });
    await running.ended;
    units.delete(unit);
    send({ is: "done", unit, reusable: units.size > 0 || isQuiet() });
  }

  return {
    receive: (message) => {
      switch (message.is) {
        case "unit":
          void run(message);
          return;
        case "cancel":
          units.get(message.unit)?.cancellation.abort();
          return;
        case "reply":
        case "refusal":
          conversation.receive(message);
          return;
      }
    },
    print: (text) => {
      const unit = scope.getStore();
      if (unit !== undefined) units.get(unit)?.running.print(text);
      // Whose it is cannot be told: nobody misses it.
      else for (const { running } of units.values()) running.print(text);
    },
    crash: (error) => {
      const unit = scope.getStore();
      // What a script has left behind is no failure of those that are served after it.
      if (unit !== undefined && !units.has(unit)) return true;
      const [only, ...others] = units.values();
      if (only === undefined || others.length > 0 || only.hadCompany) return false;
      only.running.crash(error);
      return true;
    },
  };
}
