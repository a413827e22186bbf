/** `generated/<name>/plan.json`: the plan as people keep it. */
import { glob, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import {
  fileNotReadable,
  noSuchBuild,
  OrchcError,
  planNotValid,
} from "../../contract/diagnostics/index.ts";
import { canonicalJson, prettyJson } from "../../contract/json.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Plan } from "../../contract/plan.ts";
import { planFileHash } from "../../workspace/changed-sources.ts";
import { jsonProblem } from "../../workspace/json-text.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { readYaml } from "../../workspace/yaml-text.ts";
import { planFileSchema } from "../kinds/index.ts";
import { asWriteError } from "./write-error.ts";

/** Reads `generated/<name>/plan.json`. Throws an OrchcError when it is not there or not a plan. */
export async function readPlan(workspace: Workspace, name: string): Promise<Plan> {
  const file = join(workspace.paths.generated, name, "plan.json");
  const text = await readFile(file, "utf8").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") {
      throw new OrchcError(fileNotReadable({ file, reason: error.message }, { in: "file", file }));
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
 * is laid out. Gives the path; throws an OrchcError when it cannot be written.
 */
export async function writePlan(workspace: Workspace, plan: Plan): Promise<string> {
  const folder = join(workspace.paths.generated, plan.name);
  const file = join(folder, "plan.json");
  const present = await readFile(file, "utf8").catch(() => undefined);
  if (present === undefined || !saysTheSame(present, file, plan)) {
    try {
      await mkdir(folder, { recursive: true });
      await writeFileAtomic(file, prettyJson(plan));
    } catch (error) {
      throw asWriteError(error, folder, "plan");
    }
  }
  return file;
}

/** The hash of what `plan.json` says, or will say when the plan is written to it. */
export async function planFileSays({ paths }: Workspace, plan: Plan): Promise<string> {
  const file = join(paths.generated, plan.name, "plan.json");
  const present = await readFile(file, "utf8").catch(() => undefined);
  const isSame = present !== undefined && saysTheSame(present, file, plan);
  return planFileHash(isSame ? present : prettyJson(plan));
}

function saysTheSame(text: string, file: string, plan: Plan): boolean {
  try {
    return canonicalJson(parsePlan(text, file)) === canonicalJson(plan);
  } catch {
    return false; // what is there is no plan: it is about to be replaced by one
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

/** Checks the text of a plan file against the schema. Throws an OrchcError with the first places where it is none. */
export function parsePlan(text: string, file: string): Plan {
  const broken = jsonProblem(text, file);
  if (broken !== undefined)
    throw new OrchcError(planNotValid({ reason: broken.reason }, broken.place));
  const result = planFileSchema.safeParse(JSON.parse(text));
  if (!result.success) {
    const issues = result.error.issues.slice(0, MOST_ISSUES);
    // JSON is YAML, whose parser knows where everything stands.
    const yaml = readYaml(text, file);
    const places = issues.map(({ path }) =>
      yaml.placeOf(
        path.filter((step) => typeof step !== "symbol"),
        "value",
      ),
    );
    throw new OrchcError(planNotValid({ reason: describeIssues(issues) }, ...places));
  }
  return result.data;
}

/** More of the first mistakes help more than all of them. */
const MOST_ISSUES = 3;

function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .map(({ path, message }) => {
      const wrong = message.replace(/^Invalid input: /, "");
      return `${z.core.toDotPath(path) || "the plan"}: ${wrong}`;
    })
    .join("; ");
}
