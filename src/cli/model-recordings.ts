/** Where the replies of models are kept when what the outside says is recorded, and found when it is replayed. */
import { resolve } from "node:path";
import type { ModelConfig } from "../workspace/index.ts";

export interface RecordArguments {
  readonly record?: string | undefined;
  readonly replay?: string | undefined;
}

/**
 * A folder is meant itself. With the file of a recorded run (`recordings/sales.json`) the replies stand beside it, in
 * `recordings/sales.model`: so what `orchc run` records, `orchc plan` and `orchc exec` replay by the same name.
 */
export function modelRecordings(
  { record, replay }: RecordArguments,
  cwd: string,
): ModelConfig["recordings"] {
  const given = record ?? replay;
  if (given === undefined) return undefined;
  const folder = resolve(cwd, given.replace(/\.json$/, ".model"));
  return { folder, mode: record === undefined ? "replay" : "record" };
}
