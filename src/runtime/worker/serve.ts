/** Runs the units that the host assigns: one after another, or several at a time. See docs/adr/0007. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Assignment } from "../protocol/assignment.ts";
import type { FromWorker, ToWorker } from "../protocol/messages.ts";
import { converse } from "./host.ts";
import { knownOutputs } from "./known-outputs.ts";
import { runUnit, type RunningUnit } from "./run-unit.ts";

export interface Server {
  /** Receives a message from the host. */
  receive(message: ToWorker): void;
  /** Receives text that the process prints, for the log of the task that prints it. */
  print(text: string): void;
  /**
   * Reports an uncaught error. Fails the unit that it belongs to; returns false when it may belong to any of several
   * units, or to none; and ignores it when its unit has ended.
   */
  crash(error: unknown): boolean;
}

export interface ServerOptions {
  readonly send: (message: FromWorker) => void;
  readonly load: (script: string, sources: Readonly<Record<string, string>>) => Promise<unknown>;
  /** Whether the process is as it was before any script ran, so that it may serve another. */
  readonly isQuiet: () => boolean;
}

interface Served {
  readonly cancellation: AbortController;
  readonly running: RunningUnit;
  /** Whether the process ran other units at the same time: what happens in it may be caused by one of them. */
  wasShared: boolean;
}

export function serve({ send, load, isQuiet }: ServerOptions): Server {
  const conversation = converse(send);
  const outputs = knownOutputs();
  const units = new Map<string, Served>();
  /** The id of the unit on whose behalf the current code runs. */
  const scope = new AsyncLocalStorage<string>();

  async function run(assignment: Assignment): Promise<void> {
    const { unit, script, sources } = assignment;
    const cancellation = new AbortController();
    outputs.add(assignment.outputs);
    const services = {
      host: conversation.hostOf(unit),
      known: outputs.of,
      signal: cancellation.signal,
      load: () => load(script, sources),
    };
    for (const other of units.values()) other.wasShared = true;
    const running = scope.run(unit, () => runUnit(assignment, services));
    units.set(unit, { cancellation, running, wasShared: units.size > 0 });
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
        case "cancel": {
          const { unit, task } = message;
          if (task === undefined) units.get(unit)?.cancellation.abort();
          else units.get(unit)?.running.endAttempt(task);
          return;
        }
        case "reply":
        case "refusal":
          conversation.receive(message);
          return;
      }
    },
    print: (text) => {
      const unit = scope.getStore();
      if (unit !== undefined) units.get(unit)?.running.print(text);
      // Its unit is not known: every log gets it, so that none lacks it.
      else for (const { running } of units.values()) running.print(text);
    },
    crash: (error) => {
      const unit = scope.getStore();
      // What a script left running must not fail the units that run after it.
      if (unit !== undefined && !units.has(unit)) return true;
      const [only, ...others] = units.values();
      if (only === undefined || others.length > 0 || only.wasShared) return false;
      return only.running.crash(error);
    },
  };
}
