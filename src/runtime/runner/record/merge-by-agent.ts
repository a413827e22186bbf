import type { Json } from "../../../contract/json.ts";
import type { RunRecord } from "./read-run.ts";

/** The outputs of a run: by agent, then by task. */
export type MergedData = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/**
 * Merges the outputs of the tasks that succeeded, in the order of the plan. Of an output that is too
 * large to be held, or that could not be read, its `FileRef` stands in.
 */
export function mergeByAgent({ tasks }: RunRecord): MergedData {
  const agents = Map.groupBy(
    tasks.filter(({ output }) => output !== undefined),
    ({ task }) => task.agent,
  );
  return Object.fromEntries(
    [...agents].map(([agent, records]) => [
      agent,
      Object.fromEntries(records.map(({ task, output }) => [task.id, output?.data ?? null])),
    ]),
  );
}
