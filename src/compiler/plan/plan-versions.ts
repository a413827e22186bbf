/**
 * The history of a plan: every text of its `plan.json` that orchc has written or was about to replace, in the state
 * folder of the workspace.
 *
 * `plans/<name>/<number>.json` says of one version when and by what it was recorded; `plans/<name>/texts/<sha256>.json`
 * is the text, byte by byte, once for all versions that say the same. They are files, and no rows of the database:
 * planning and building open none, a version can be read with any editor, and `orchc runs prune` is about runs. A
 * version is never changed or removed by orchc; `rm -r .orchc/plans/NAME` forgets a history.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { noSuchVersion, OrchcError, versionDamaged } from "../../contract/diagnostics/index.ts";
import { canonicalJson, prettyJson, sha256 } from "../../contract/json.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { parsePlan } from "./parse-plan.ts";

/** `edit`: it was found in `plan.json` when something else was about to be written there. */
const authors = ["plan", "build", "edit", "restore"] as const;

const versionSchema = z.strictObject({
  /** From 1, for each name. */
  version: z.int().positive(),
  /** ISO 8601. */
  recordedAt: z.string(),
  by: z.enum(authors),
  /** What was restored, as it was named: `sales@1`. */
  restored: z.string().optional(),
  /** Of what the text says: the hash of the plan as manifests have it, or that of the text when it is no plan. */
  sha256: z.string(),
});
export type PlanVersion = Readonly<z.infer<typeof versionSchema>>;

export type Author = Pick<PlanVersion, "by" | "restored">;

/** From the first to the last. A file that is none is left out: the process that wrote it was killed. */
export async function listVersions(workspace: Workspace, name: string): Promise<PlanVersion[]> {
  const folder = folderOf(workspace, name);
  const numbers = await numbersIn(folder);
  const read = await Promise.all(numbers.map((number) => readVersion(folder, number)));
  return read.filter((version) => version !== undefined);
}

/** The text of a version. Throws an OrchcError when there is no such version, or it is not what was recorded. */
export async function readVersionText(
  workspace: Workspace,
  name: string,
  number: number,
): Promise<string> {
  const folder = folderOf(workspace, name);
  const version = await readVersion(folder, number);
  if (version === undefined) {
    const known = (await listVersions(workspace, name)).map((one) => one.version);
    throw new OrchcError(noSuchVersion({ name, version: number, known }));
  }
  const file = textFile(folder, version.sha256);
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text !== undefined && hashOfPlanText(text) === version.sha256) return text;
  const reason =
    text === undefined
      ? `cannot be read: ${file} is gone`
      : `is not what was recorded: ${file} was changed`;
  throw new OrchcError(versionDamaged({ name, version: number, reason }, { in: "file", file }));
}

/**
 * Records a text unless the last version says the same, and gives that version or the new one. Throws what the file
 * system throws. Of two processes that record at once each gets a number of its own.
 */
export async function recordVersion(
  workspace: Workspace,
  name: string,
  text: string,
  author: Author,
  hash = hashOfPlanText(text),
): Promise<PlanVersion> {
  const folder = folderOf(workspace, name);
  const numbers = await numbersIn(folder);
  const latest = await latestOf(numbers, folder);
  if (latest?.sha256 === hash && existsSync(textFile(folder, hash))) return latest;
  await mkdir(join(folder, "texts"), { recursive: true });
  // Before the version that names it; an older file of this hash says the same, or is damaged.
  await writeFileAtomic(textFile(folder, hash), text);
  for (let number = (numbers.at(-1) ?? 0) + 1; ; number += 1) {
    const version = {
      version: number,
      recordedAt: new Date().toISOString(),
      ...author,
      sha256: hash,
    };
    try {
      await writeFile(versionFile(folder, number), prettyJson(version), { flag: "wx" });
      return version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function folderOf({ paths }: Workspace, name: string): string {
  return join(paths.plans, name);
}

function versionFile(folder: string, number: number): string {
  return join(folder, `${number}.json`);
}

function textFile(folder: string, hash: string): string {
  return join(folder, "texts", `${hash}.json`);
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
  return names
    .flatMap((file) => /^([1-9]\d*)\.json$/.exec(file)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** The last one that was written to its end. */
async function latestOf(
  numbers: readonly number[],
  folder: string,
): Promise<PlanVersion | undefined> {
  for (const number of numbers.toReversed()) {
    const version = await readVersion(folder, number);
    if (version !== undefined) return version;
  }
  return undefined;
}

async function readVersion(folder: string, number: number): Promise<PlanVersion | undefined> {
  try {
    const text = await readFile(versionFile(folder, number), "utf8");
    return versionSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The same for the same plan, however its text is laid out. */
export function hashOfPlanText(text: string): string {
  try {
    return sha256(canonicalJson(parsePlan(text, "plan.json")));
  } catch {
    return sha256(text);
  }
}
