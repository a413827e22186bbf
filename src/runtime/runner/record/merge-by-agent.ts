import { isJsonObject, type Json } from "../../../contract/json.ts";
import type { FirstRows } from "./first-rows.ts";
import type { RunRecord } from "./read-run.ts";
import { isFileRef, isList } from "./shapes.ts";

/** The outputs of a run: by agent, then by task. */
export type MergedData = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/**
 * Merges the outputs of the tasks and instances that succeeded, in the order of the plan. What regions make of them is
 * no output of a tool. Of an output that is too
 * large to be held, or that could not be read, its `FileRef` stands in; beside one of a file of rows stand the first.
 */
export function mergeByAgent(
  { leaves }: RunRecord,
  firstRows: ReadonlyMap<string, FirstRows>,
): MergedData {
  const agents = Map.groupBy(leaves, ({ agent }) => agent);
  return Object.fromEntries(
    [...agents].map(([agent, outputs]) => [
      agent,
      Object.fromEntries(
        outputs.map(({ id, output }) => [id, withFirstRows(output.data, firstRows)]),
      ),
    ]),
  );
}

function withFirstRows(value: Json, firstRows: ReadonlyMap<string, FirstRows>): Json {
  if (firstRows.size === 0) return value;
  if (isList(value)) return value.map((item) => withFirstRows(item, firstRows));
  if (!isJsonObject(value)) return value;
  const first = isFileRef(value) ? firstRows.get(value.file) : undefined;
  if (first !== undefined) return { ...value, copy: first.path, firstRows: first.rows };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withFirstRows(item, firstRows)]),
  );
}
