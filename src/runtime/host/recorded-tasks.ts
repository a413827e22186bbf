/** How far each task of a run is, as the journal has to know. */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { TaskError, TaskFacts } from "../../contract/events.ts";
import type { GateFacts } from "../../contract/gates.ts";
import { isRegionTool } from "../../contract/regions/region-rows.ts";
import type { TaskRow } from "../store/index.ts";
import type { KeepContext } from "./journal.ts";

export interface RecordedTask {
  readonly tool: string;
  attempt: number;
  /** Of the latest attempt. */
  startedAt: string;
  /** Of the first attempt of this process, on the clock that only grows. */
  begun?: number;
  done: boolean;
  running: boolean;
  settled: boolean;
  /** What it asks, while it waits. */
  gate?: GateFacts | undefined;
  /** Of a gate: when it was asked first, in this process or before. */
  since?: string;
  /** What is to be recorded of it first. */
  facts?: TaskFacts | undefined;
  /** Should a power cut take what is known of it, it can be done again. */
  readonly repeatable: boolean;
  error?: TaskError;
  keepContext?: KeepContext | undefined;
}

export interface RecordedTasks {
  /** Of one that is known. */
  of(task: string): RecordedTask;
  find(task: string): RecordedTask | undefined;
  /** One that is not recorded yet, unless it is known. @param region that it ends with at the latest */
  add(facts: TaskFacts, startedAt: string, region?: string): void;
  /** It has ended. */
  settle(task: string): void;
  /** What is in a region and has not ended. */
  openIn(region: string): readonly string[];
}

export interface RecordedTasksOptions {
  readonly tasks: readonly TaskRow[];
  /** Of regions what is in them and has a row: it ends with them. Default: none. */
  readonly within?: ReadonlyMap<string, readonly string[]>;
  /** What gates ask that wait. Default: none does. */
  readonly gates?: ReadonlyMap<string, GateFacts>;
  /** Full names of the tools that may be called twice. */
  readonly repeatable: ReadonlySet<string>;
}

export function recordedTasks(options: RecordedTasksOptions): RecordedTasks {
  const { tasks, repeatable, gates = new Map<string, GateFacts>() } = options;
  const within = new Map([...(options.within ?? [])].map(([id, inner]) => [id, [...inner]]));
  const known = new Map(
    tasks.map((row) => [row.id, ofRow(row, repeatable, gates.get(row.id))] as const),
  );
  const of = (task: string): RecordedTask => {
    const found = known.get(task);
    invariant(found !== undefined, `task ${task} is not in the store`);
    return found;
  };

  function innerOf(region: string): string[] {
    const inner = within.get(region) ?? [];
    within.set(region, inner);
    return inner;
  }

  return {
    of,
    find: (task) => known.get(task),
    add: (facts, startedAt, region) => {
      const { id, tool } = facts;
      if (known.has(id)) return;
      if (region !== undefined) innerOf(region).push(id);
      const begun = { attempt: 0, startedAt, done: false, running: false, settled: false };
      known.set(id, { tool, ...begun, repeatable: mayRepeat(tool, repeatable), facts });
    },
    settle: (task) => {
      const state = of(task);
      state.running = false;
      state.gate = undefined;
      state.settled = true;
    },
    openIn: (region) => (within.get(region) ?? []).filter((id) => !of(id).settled),
  };
}

/** @param gate what it asks, when it waits */
function ofRow(
  { tool, attempt, startedAt, status }: TaskRow,
  repeatable: ReadonlySet<string>,
  gate: GateFacts | undefined,
): RecordedTask {
  // One that is cancelled and not done again stands in a region that has ended well without it.
  const settled = ["success", "failed", "skipped", "cancelled"].includes(status);
  const known = { tool, attempt, startedAt, settled, done: status === "success" };
  const waiting =
    gate === undefined
      ? { running: false }
      : { running: isRegionTool(tool), gate, since: startedAt };
  return { ...known, ...waiting, repeatable: mayRepeat(tool, repeatable) };
}

function mayRepeat(tool: string, repeatable: ReadonlySet<string>): boolean {
  return repeatable.has(tool) || isRegionTool(tool);
}
