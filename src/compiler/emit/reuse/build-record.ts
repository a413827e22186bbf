/** What the last build of a name has proven, in the state folder. It only saves time: a build without it is the same. */
import { join } from "node:path";
import { z } from "zod";
import type { Workspace } from "../../../workspace/workspace.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

const recordSchema = z.strictObject({
  /** Of everything that the build follows from. */
  inputs: z.string(),
  /** sha256 of `manifest.json`, which has those of the other files. */
  manifest: z.string(),
  /** What was said of the plan: notes and warnings. */
  diagnostics: z.array(z.unknown()),
  /** What the type check reads beside the scripts: paths, and the hash of what was there. */
  types: z.strictObject({ paths: z.array(z.string()), sha256: z.string() }),
  /** By script: the key of what was proven of it (`script-keys.ts`). */
  proven: z.record(z.string(), z.string()),
  /** By the sha256 of a module's text, as `readScan` gives it. */
  scans: z.record(z.string(), z.unknown()),
});
export type BuildRecord = Readonly<z.infer<typeof recordSchema>>;

export function readRecord({ paths }: Workspace, name: string): BuildRecord | undefined {
  return recordSchema.safeParse(readSealed(fileOf(paths.cache, name))).data;
}

export async function keepRecord(
  { paths }: Workspace,
  name: string,
  record: BuildRecord,
): Promise<void> {
  await writeSealed(fileOf(paths.cache, name), record);
}

function fileOf(cache: string, name: string): string {
  return join(cache, "builds", `${name}.json`);
}
