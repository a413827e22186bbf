import type { Json } from "../../../contract/json.ts";
import type { FirstRows } from "./first-rows.ts";
import type { RunRecord } from "./read-run.ts";
import { isFileRef, isList, isObject } from "./shapes.ts";

/** The outputs of a run: by agent, then by task. */
export type MergedData = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/**
 * Merges the outputs of the tasks that succeeded, in the order of the plan. Of an output that is too
 * large to be held, or that could not be read, its `FileRef` stands in; beside one of a file of rows stand the first.
 */
export function mergeByAgent(
  { tasks }: RunRecord,
  firstRows: ReadonlyMap<string, FirstRows>,
): MergedData {
  const agents = Map.groupBy(
    tasks.filter(({ output }) => output !== undefined),
    ({ task }) => task.agent,
  );
  return Object.fromEntries(
    [...agents].map(([agent, records]) => [
      agent,
      Object.fromEntries(
        records.map(({ task, output }) => [
          task.id,
          withFirstRows(output?.data ?? null, firstRows),
        ]),
      ),
    ]),
  );
}

function withFirstRows(value: Json, firstRows: ReadonlyMap<string, FirstRows>): Json {
  if (firstRows.size === 0) return value;
  if (isList(value)) return value.map((item) => withFirstRows(item, firstRows));
  if (!isObject(value)) return value;
  const first = isFileRef(value) ? firstRows.get(value.file) : undefined;
  if (first !== undefined) return { ...value, copy: first.path, firstRows: first.rows };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withFirstRows(item, firstRows)]),
  );
}
