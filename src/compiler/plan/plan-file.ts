/** `generated/<name>/plan.json`: the plan as people keep it. */
import { glob, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import {
  fileNotReadable,
  noSuchBuild,
  OrchcError,
  planNotValid,
} from "../../contract/diagnostics/index.ts";
import { canonicalJson, prettyJson, sha256 } from "../../contract/json.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { readYaml } from "../../workspace/yaml-text.ts";
import { parsePlan } from "./parse-plan.ts";
import { planText } from "./plan-text.ts";
import { recordVersion, type Author, type PlanVersion } from "./plan-versions.ts";
import { asWriteError } from "./write-error.ts";

/** Reads `generated/<name>/plan.json`. Throws an OrchcError when it is not there or not a plan. */
export async function readPlan(workspace: Workspace, name: string): Promise<Plan> {
  const file = fileOf(workspace, name);
  const text = await readFile(file, "utf8").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") {
      throw unreadable(file, error);
    }
    const known = await listPlans(workspace);
    throw new OrchcError(noSuchBuild({ name, known, nearest: nearestName(name, known) }));
  });
  const plan = parsePlan(text, file);
  if (plan.name === name) return plan;
  const reason = `its name is "${plan.name}", and its folder is called "${name}"`;
  throw new OrchcError(planNotValid({ reason }, readYaml(text, file).placeOf(["name"], "value")));
}

/**
 * Writes `plan.json`, whole or not at all. A file that already says the same is left as it is, however it
 * is laid out. What it says is a version of the plan's history, and so is what stood there before, edits made by hand
 * included: that is recorded first, and when it cannot be, nothing is written. Gives the path; throws an OrchcError
 * when it cannot be written.
 */
export async function writePlan(
  workspace: Workspace,
  plan: Plan,
  author: Author = { by: "plan" },
): Promise<string> {
  const file = fileOf(workspace, plan.name);
  const present = await readPresent(file);
  const isSame = present !== undefined && hashIfSame(present, file, plan) !== undefined;
  const text = isSame ? present : prettyJson(plan);
  if (!isSame) await replace(workspace, plan.name, text, present);
  await recordIfPossible(workspace, plan.name, text, author, sha256(planText(plan)));
  return file;
}

export interface Restored {
  readonly file: string;
  /** Of the plan that was replaced, to go back to it; absent when there was none. */
  readonly replaced?: PlanVersion;
  /** Of the plan that is there now: its text is the one that was given. */
  readonly version: PlanVersion;
}

/** Makes a text `plan.json`, as `writePlan` does with a plan. */
export async function restorePlan(
  workspace: Workspace,
  name: string,
  text: string,
  restored: string,
): Promise<Restored> {
  const file = fileOf(workspace, name);
  const present = await readPresent(file);
  const replaced = await replace(workspace, name, text, present);
  const version = await record(workspace, name, text, { by: "restore", restored });
  return { file, version, ...(replaced && { replaced }) };
}

/** Records what is there, and only then writes over it. */
async function replace(
  workspace: Workspace,
  name: string,
  text: string,
  present: string | undefined,
): Promise<PlanVersion | undefined> {
  const replaced =
    present === undefined ? undefined : await record(workspace, name, present, { by: "edit" });
  const file = fileOf(workspace, name);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, text);
  } catch (error) {
    throw asWriteError(error, dirname(file), "plan");
  }
  return replaced;
}

async function record(
  workspace: Workspace,
  name: string,
  text: string,
  author: Author,
): Promise<PlanVersion> {
  try {
    return await recordVersion(workspace, name, text, author);
  } catch (error) {
    throw asWriteError(error, workspace.paths.plans, "history of the plan");
  }
}

/** What stands in `plan.json` is recorded at the latest before it is replaced: where that is not possible now, nothing is lost. */
async function recordIfPossible(...version: Parameters<typeof recordVersion>): Promise<void> {
  await recordVersion(...version).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
  });
}

function fileOf({ paths }: Workspace, name: string): string {
  return join(paths.generated, name, "plan.json");
}

/** Throws an OrchcError when the file is there and cannot be read: nobody could say what is lost with it. */
async function readPresent(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    // A folder in its place holds no plan, and writing says what is wrong with it.
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(error.code ?? "")) return undefined;
    throw unreadable(file, error);
  });
}

function unreadable(file: string, { message: reason }: Error): OrchcError {
  return new OrchcError(fileNotReadable({ file, reason }, { in: "file", file }));
}

/** The hash of what `plan.json` says, or will say when the plan is written to it. */
export async function planFileSays(workspace: Workspace, plan: Plan): Promise<string> {
  const file = fileOf(workspace, plan.name);
  const present = await readFile(file, "utf8").catch(() => undefined);
  const hash = present === undefined ? undefined : hashIfSame(present, file, plan);
  return hash ?? sha256(planText(plan));
}

/** The text of a file that a plan was compared with last, and said the same, with the hash of what it says. */
const said = new WeakMap<Plan, { readonly text: string; readonly hash: string }>();

/** The hash of what a file says (as `planFileHash` has it) when that is the plan. */
function hashIfSame(text: string, file: string, plan: Plan): string | undefined {
  const before = said.get(plan);
  if (before?.text === text) return before.hash;
  try {
    const written = canonicalJson(JSON.parse(text));
    // What says the plan without what may be left out need not be checked to be one.
    const isSame =
      written === planText(plan) || canonicalJson(parsePlan(text, file)) === planText(plan);
    if (!isSame) return undefined;
    const hash = sha256(written);
    said.set(plan, { text, hash });
    return hash;
  } catch {
    return undefined; // what is there is no plan: it is about to be replaced by one
  }
}

/** Names of the plans in a workspace, sorted. */
export async function listPlans({ paths }: Workspace): Promise<string[]> {
  const files = await Array.fromAsync(glob("*/plan.json", { cwd: paths.generated }));
  return files
    .map((file) => dirname(file))
    .filter((name) => !name.startsWith("."))
    .toSorted();
}
