/** One task's output as the runner reads it from a store. */
import type { Json } from "../../../../src/contract/json.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { readRun, recordOf } from "../../../../src/runtime/runner/record/read-run.ts";
import { RUN, storedRun } from "./stored-run.ts";

export async function storedRecord(query: string, output: Json, args: Args = {}) {
  await using run = await storedRun({ query, tasks: [{ id: "t1", output, args }] });
  const record = await readRun(RUN, run.manifest, run.store, run.bus);
  return { record, task: recordOf(record, "t1") };
}
