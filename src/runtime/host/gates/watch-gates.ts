/**
 * The gates that a run waits at, and what was decided of them: by people, from whatever process, or by the plan when a
 * deadline has passed. A decision is looked for where it is recorded: nobody has to be told of it.
 */
import type { RunEvent } from "../../../contract/events.ts";
import type { GateDecided, GateDecision, GateFacts } from "../../../contract/gates.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { EventRefused, type Store } from "../../store/index.ts";
import { decisionAtDeadline } from "./decision-at-deadline.ts";

/** Milliseconds between two looks: soon for a person, nothing for a database. */
const LOOK_MS = 250;

export interface Gates {
  /** A gate of the unit waits. Resolves when what was decided before is known. */
  add(id: InstanceId, unit: string, gate: GateFacts): Promise<void>;
  /** It waits no more. */
  remove(id: InstanceId): void;
  /** `undefined` while nobody has decided, as far as it was heard. */
  decisionOf(id: InstanceId): GateDecided | undefined;
  /** Calls with the unit of each gate that was decided, until the signal says that nobody listens any more. */
  listen(decided: (unit: string) => void, signal: AbortSignal): void;
}

export interface GatesOptions {
  readonly run: string;
  readonly store: Store;
  /** @throws EventRefused when somebody has decided */
  readonly record: (id: InstanceId, decision: GateDecision) => Promise<unknown>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly emit: (event: RunEvent) => void;
}

export function watchGates({ run, store, record, now, emit }: GatesOptions): Gates {
  const waiting = new Map<InstanceId, { readonly unit: string; readonly gate: GateFacts }>();
  const decided = new Map<InstanceId, GateDecided>();
  let timer: NodeJS.Timeout | undefined;
  let tell: (unit: string) => void = () => {};

  async function look(): Promise<void> {
    for (const event of await store.openDecisions(run)) {
      const known = decided.get(event.task);
      const found = waiting.get(event.task);
      if (found === undefined || known?.attempt === event.attempt) continue;
      decided.set(event.task, event);
      emit(event);
      tell(found.unit);
    }
    for (const [id, { gate }] of waiting) if (!decided.has(id)) await decideInTime(id, gate);
  }

  /** What is recorded is found by the next look; somebody who was faster too. */
  async function decideInTime(id: InstanceId, gate: GateFacts): Promise<void> {
    if (gate.deadline === undefined || now() < Date.parse(gate.deadline)) return;
    await record(id, decisionAtDeadline(gate)).catch((error: unknown) => {
      if (!(error instanceof EventRefused)) throw error;
    });
  }

  function lookOften(): void {
    timer ??= setInterval(() => {
      if (waiting.size > decided.size) void look().catch(() => {});
    }, LOOK_MS).unref();
  }

  return {
    add: async (id, unit, gate) => {
      waiting.set(id, { unit, gate });
      await look();
      // The one that has just been recorded, because its time was over.
      if (!decided.has(id)) await look();
      lookOften();
    },
    remove: (id) => {
      waiting.delete(id);
      decided.delete(id);
    },
    decisionOf: (id) => decided.get(id),
    listen: (listener, signal) => {
      tell = listener;
      signal.addEventListener("abort", () => {
        tell = () => {};
        clearInterval(timer);
        timer = undefined;
      });
    },
  };
}
