/** How far each task of a run is, as the journal has to know. */
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

/** Of those that have a row. @param gates what those ask that wait */
export function recordedTasks(
  rows: readonly TaskRow[],
  repeatable: ReadonlySet<string>,
  gates: ReadonlyMap<string, GateFacts>,
): Map<string, RecordedTask> {
  return new Map(
    rows.map(({ id, tool, attempt, startedAt, status }): [string, RecordedTask] => {
      const gate = gates.get(id);
      // One that is cancelled and not done again stands in a region that has ended well without it.
      const settled = ["success", "failed", "skipped", "cancelled"].includes(status);
      const known = { tool, attempt, startedAt, settled, done: status === "success" };
      const waiting =
        gate === undefined
          ? { running: false }
          : { running: isRegionTool(tool), gate, since: startedAt };
      return [id, { ...known, ...waiting, repeatable: mayRepeat(tool, repeatable) }];
    }),
  );
}

/** Of one that is not recorded yet. */
export function newRecordedTask(
  facts: TaskFacts,
  startedAt: string,
  repeatable: ReadonlySet<string>,
): RecordedTask {
  const { tool } = facts;
  const begun = { attempt: 0, startedAt, done: false, running: false, settled: false };
  return { tool, ...begun, repeatable: mayRepeat(tool, repeatable), facts };
}

function mayRepeat(tool: string, repeatable: ReadonlySet<string>): boolean {
  return repeatable.has(tool) || isRegionTool(tool);
}
