/** What one unit of a run may touch: what its manifest says, with the values that only the run knows. */
import { mkdir, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { commandNotListed, pathOutsideWorkspace } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import { hostText, parseHost } from "../../contract/host-name.ts";
import type { Json, JsonObject } from "../../contract/json.ts";
import type { DynamicGrant, Unit } from "../../contract/manifest.ts";
import { mentions, parseReference, type Arg } from "../../contract/values.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { isWithin } from "../sandbox/index.ts";
import { resolveArg } from "./resolve-arg.ts";
import { taskError, TaskProblem } from "./task-error.ts";

/** Paths are absolute. */
export interface UnitGrants {
  /** `api.example.org` or `127.0.0.1:8080`; `*` is any. */
  readonly network: readonly string[];
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly commands: readonly string[];
}

export interface GrantSource {
  readonly workspace: Workspace;
  readonly params: JsonObject;
  /** @throws TaskProblem when the task has not succeeded */
  output(task: string): Promise<Json>;
}

export interface GrantsOfUnit {
  readonly grants: UnitGrants;
  /** What keeps a task of the unit from running: only that one has asked for it, and those before it run. */
  readonly refused: ReadonlyMap<string, TaskError>;
}

/**
 * Folders of files that may be written are made, since a confined tool may not make them.
 *
 * A task is refused for a path that only the run knows and that leads out of the workspace or to orchc's own
 * records, for a command that only the run knows and the workspace does not list, and for an output that is not there.
 *
 * @throws TaskProblem when a file to write, which the manifest names, seems to lie in the workspace and a link leads out
 */
export async function grantsOf(
  { permissions, dynamic }: Pick<Unit, "permissions" | "dynamic">,
  source: GrantSource,
): Promise<GrantsOfUnit> {
  const { root } = source.workspace;
  const path = (name: string) => withoutWildcard(resolve(root, name));
  const grants = {
    network: [...permissions.network],
    read: permissions.read.map(path),
    write: permissions.write.map(path),
    commands: [...permissions.commands],
  };
  const refused = new Map<string, TaskError>();
  for (const grant of dynamic) {
    try {
      for (const value of await valuesOf(grant, source)) {
        grants[grant.kind].push(...(await checked(grant.kind, value, source.workspace)));
      }
    } catch (error) {
      if (!(error instanceof TaskProblem)) throw error;
      if (!refused.has(grant.task)) refused.set(grant.task, error.error);
    }
  }
  for (const file of grants.write) await prepareToWrite(file, source.workspace);
  return { grants, refused };
}

async function prepareToWrite(file: string, { root }: Workspace): Promise<void> {
  if (!isWithin(root, file)) return; // a reviewer saw where it lies
  if (!isWithin(await realPath(root), await realPath(file))) {
    const path = relative(root, file);
    throw new TaskProblem(taskError(pathOutsideWorkspace({ path, why: "outside" })));
  }
  // Where that fails, the tool says so better: it knows what it was about to write.
  await mkdir(dirname(file), { recursive: true }).catch(() => {});
}

async function valuesOf({ arg }: DynamicGrant, source: GrantSource): Promise<string[]> {
  const outputs = new Map<string, Json>();
  for (const task of tasksIn(arg)) outputs.set(task, await source.output(task));
  const value = resolveArg(arg, source.params, outputs);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  // Whatever else is passed for a path or an address does not fit the tool's input, which says so better.
  return values.filter((item) => typeof item === "string");
}

function tasksIn(arg: Arg): Set<string> {
  const tasks = mentions(arg).flatMap(({ shape }) =>
    shape.is === "ref" ? (parseReference(shape.text)?.task ?? []) : [],
  );
  return new Set(tasks);
}

async function checked(
  kind: DynamicGrant["kind"],
  value: string,
  workspace: Workspace,
): Promise<string[]> {
  switch (kind) {
    case "commands":
      return [listedCommand(value, workspace)];
    case "network":
      return hostIn(value);
    case "read":
    case "write":
      return [await insideWorkspace(kind, value, workspace)];
  }
}

/** Only an author can mean any host: a parameter or an output that says `*` names none. */
function hostIn(value: string): string[] {
  const host = parseHost(value);
  return host === undefined || host.hostname === "*" ? [] : [hostText(host)];
}

/** One that a parameter or an output names is no author's choice: the workspace has to list it. */
function listedCommand(command: string, { config }: Workspace): string {
  const { commands: listed } = config.shell;
  if (listed.includes(command)) return command;
  throw new TaskProblem(taskError(commandNotListed({ command, listed })));
}

async function insideWorkspace(
  kind: "read" | "write",
  name: string,
  { root, paths }: Workspace,
): Promise<string> {
  const path = withoutWildcard(resolve(root, name));
  const real = await realPath(path);
  const home = await realPath(root);
  const state = await realPath(paths.state);
  if (!isWithin(home, real)) {
    throw new TaskProblem(taskError(pathOutsideWorkspace({ path: name, why: "outside" })));
  }
  if (kind === "write" && (isWithin(state, real) || isWithin(real, state))) {
    throw new TaskProblem(taskError(pathOutsideWorkspace({ path: name, why: "records" })));
  }
  return path;
}

/** The path behind all links, also of a file that is not there yet. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPath(parent), basename(path));
  }
}

/** Node takes `*` in a permitted path for "whatever follows". A pattern of files becomes the folder that they are in. */
function withoutWildcard(path: string): string {
  const steps = path.split(sep);
  const wild = steps.findIndex((step) => step.includes("*"));
  return wild < 0 ? path : steps.slice(0, wild).join(sep) || sep;
}
