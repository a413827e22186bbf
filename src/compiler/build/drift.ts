/** What has changed since a build was made of what it stands on, which of its scripts that concerns, and whether its plan still fits. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { changesOf, placeOf } from "../../catalog/facts/index.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import {
  lockNotRead,
  OrchcError,
  staleBuild,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { LOCK_FILE, lockSchema, type Lock } from "../../contract/lock.ts";
import { manifestSchema, type Manifest } from "../../contract/manifest.ts";
import type { Plan } from "../../contract/plan.ts";
import { unitsByTask } from "../../contract/regions/units.ts";
import { lockedPackages } from "../../workspace/locked-packages.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { emitLock } from "../emit/emit-lock.ts";
import { readOwnModules } from "../emit/own-modules.ts";
import { gatherFacts } from "../facts/gather-facts.ts";
import { compareLocks, type LockChange } from "../lock/compare-locks.ts";
import { literalOf, type Arg } from "../../contract/values.ts";
import { build } from "./build.ts";

export interface Drifted extends LockChange {
  /** Ids of the tasks that use it, in the order of the build. */
  readonly tasks: readonly string[];
  /** Their scripts: `u1.ts`. */
  readonly scripts: readonly string[];
}

export interface Drift {
  readonly name: string;
  readonly changes: readonly Drifted[];
  /** Whether the plan passes its checks, and its scripts the type check, with what is there now. Absent without a change. */
  readonly fits?: boolean;
  /** Why it does not. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface DriftOptions {
  readonly plan: Plan;
  readonly workspace: Workspace;
  readonly catalog: Catalog;
}

/** Writes nothing. Throws an OrchcError where there is no build, or none with a lock that can be read. */
export async function findDrift(options: DriftOptions): Promise<Drift> {
  const { plan, workspace, catalog } = options;
  const folder = join(workspace.paths.generated, plan.name);
  const [lock, manifest] = await Promise.all([
    readPart(folder, LOCK_FILE, lockSchema, plan.name),
    readPart(folder, "manifest.json", manifestSchema, plan.name),
  ]);
  const tools = await toolsNow(lock, catalog);
  const changes = [
    ...compareLocks(lock, await lockNow(lock, tools, workspace)),
    ...(await changedData(lock, tools, options)),
  ];
  if (changes.length === 0) return { name: plan.name, changes: [], diagnostics: [] };
  const { manifest: rebuilt, diagnostics } = await build({ ...options, mode: "check" });
  const problems = diagnostics.filter(({ severity }) => severity === "error");
  return {
    name: plan.name,
    changes: changes.map((change) => ({ ...change, ...usersOf(change, lock, manifest) })),
    // What a file says by now is another question than whether what was built from it still fits.
    fits: rebuilt !== undefined && problems.every(({ code }) => code === staleBuild.code),
    diagnostics: problems,
  };
}

async function readPart<Read>(
  folder: string,
  file: string,
  schema: { parse(value: unknown): Read },
  name: string,
): Promise<Read> {
  const path = join(folder, file);
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new OrchcError(lockNotRead({ name, file, isMissing }, { in: "file", file: path }));
  }
}

/** Those that the workspace still has, and that can be loaded. */
async function toolsNow(lock: Lock, catalog: Catalog): Promise<ToolInfo[]> {
  const found = await Promise.all(
    Object.keys(lock.tools).map((name) =>
      catalog.tool(name).catch((error: unknown) => {
        if (error instanceof OrchcError) return undefined;
        throw error;
      }),
    ),
  );
  return found.filter((tool) => tool !== undefined);
}

async function lockNow(lock: Lock, tools: readonly ToolInfo[], { root }: Workspace): Promise<Lock> {
  const modules = await readOwnModules(tools);
  const packages = await lockedPackages(Object.keys(lock.packages ?? {}), root);
  return emitLock({ tools, modules, packages, facts: [], root });
}

async function changedData(
  { data = [] }: Lock,
  tools: readonly ToolInfo[],
  { plan, workspace, catalog }: DriftOptions,
): Promise<LockChange[]> {
  if (data.length === 0) return [];
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const { factsOf } = await gatherFacts(plan, byName, { workspace, catalog });
  return data.flatMap((fact): LockChange[] => {
    const now = factsOf(placeOf(fact));
    const what = now === undefined ? ["it is not there, or cannot be read"] : changesOf(fact, now);
    return what.map((one) => ({
      of: "data",
      name: fact.path,
      what: one,
      breaks: now === undefined || one.startsWith("column"),
    }));
  });
}

function usersOf(
  { of, name }: LockChange,
  lock: Lock,
  manifest: Manifest,
): Pick<Drifted, "tasks" | "scripts"> {
  const { tasks, units } = manifest;
  const byTask = unitsByTask(manifest);
  const users = tasks.filter((task) => {
    if (of === "tool") return task.tool === name;
    // Which of the workspace's own tools a package is loaded by is not written down.
    if (of === "package") return lock.tools[task.tool]?.code !== undefined;
    return of === "data" ? Object.values(task.args).some((arg) => names(arg, name)) : true;
  });
  const scripts = new Set(users.flatMap(({ id }) => byTask.get(id)?.file ?? []));
  return {
    tasks: users.map(({ id }) => id),
    scripts: units.map(({ file }) => file).filter((file) => scripts.has(file)),
  };
}

function names(arg: Arg, path: string): boolean {
  const value = literalOf(arg);
  return Array.isArray(value) ? value.includes(path) : value === path;
}
