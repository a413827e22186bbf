/** What one unit of a run may touch: what its manifest says, with the values that only the run knows. */
import { commandNotListed } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import { hostText, parseHost } from "../../contract/host-name.ts";
import type { Json, JsonObject } from "../../contract/json.ts";
import type { DynamicGrant, Unit } from "../../contract/manifest.ts";
import type { LoopRegion } from "../../contract/regions/index.ts";
import { mentions, parseReference, type Arg } from "../../contract/values.ts";
import type { LinkedPath } from "../../workspace/behind-links.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { valuesInLoops } from "./loop-values.ts";
import { foundReadPath, namedReadPath, writePath } from "./path-grants.ts";
import { resolveArg } from "./resolve-arg.ts";
import { taskError, TaskProblem } from "./task-error.ts";

/** Paths are absolute. */
export interface UnitGrants {
  /** `api.example.org` or `127.0.0.1:8080`; `*` is any. */
  readonly network: readonly string[];
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Where each of the paths led when it was checked. */
  readonly checked: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
}

export interface GrantSource {
  readonly workspace: Workspace;
  readonly params: JsonObject;
  /** @throws TaskProblem when the task has not succeeded */
  output(task: string): Promise<Json>;
  /** The loops of the manifest, by id. */
  readonly loops: ReadonlyMap<string, LoopRegion>;
}

export interface GrantsOfUnit {
  readonly grants: UnitGrants;
  /** What keeps a task of the unit from running: only that one has asked for it, and those before it run. */
  readonly refused: ReadonlyMap<string, TaskError>;
}

/**
 * A task is refused for a path that only the run knows and that leads out of the workspace, or may not be written, for
 * a command that only the run knows and the workspace does not list, and for an output that is not there.
 *
 * @throws TaskProblem when a path that the manifest names may not be written, or a link on the way leads out of the workspace
 */
export async function grantsOf(
  { permissions, dynamic }: Pick<Unit, "permissions" | "dynamic">,
  source: GrantSource,
): Promise<GrantsOfUnit> {
  const { workspace } = source;
  const checked: Record<string, string> = {};
  const pathIn = ({ path, real }: LinkedPath): string => {
    checked[path] = real;
    return path;
  };
  const read = await Promise.all(permissions.read.map((name) => namedReadPath(name, workspace)));
  const write = await Promise.all(permissions.write.map((name) => writePath(name, workspace)));
  const grants = {
    network: [...permissions.network],
    read: read.map(pathIn),
    write: write.map(pathIn),
    checked,
    commands: [...permissions.commands],
  };
  const refused = new Map<string, TaskError>();
  for (const grant of dynamic) {
    try {
      for (const value of await valuesOf(grant, source)) {
        const found = await granted(grant.kind, value, workspace);
        grants[grant.kind].push(
          ...found.map((each) => (typeof each === "string" ? each : pathIn(each))),
        );
      }
    } catch (error) {
      if (!(error instanceof TaskProblem)) throw error;
      if (!refused.has(grant.task)) refused.set(grant.task, error.error);
    }
  }
  return { grants, refused };
}

/** Each once, however many items name it. */
async function valuesOf(
  { arg, loops: ids = [] }: DynamicGrant,
  source: GrantSource,
): Promise<Set<string>> {
  const loops = ids.flatMap((id) => source.loops.get(id) ?? []);
  const lists = loops.flatMap(({ over }) => (over.is === "items" ? [over.list] : []));
  const bound = new Set(loops.flatMap(variablesOf));
  const outputs = new Map<string, Json>();
  for (const name of namesIn([arg, ...lists])) {
    if (!bound.has(name)) outputs.set(name, await source.output(name));
  }
  const found = new Set<string>();
  for (const known of valuesInLoops(loops, source.params, outputs)) {
    const value = resolveArg(arg, source.params, known);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    // Whatever else is passed for a path or an address does not fit the tool's input, which says so better.
    for (const each of values) if (typeof each === "string") found.add(each);
  }
  return found;
}

function variablesOf({ over, index }: LoopRegion): string[] {
  return [...(over.is === "items" ? [over.as] : []), ...(index === undefined ? [] : [index])];
}

/** What references in arguments begin with: tasks, and variables of loops. */
function namesIn(args: readonly Arg[]): Set<string> {
  const names = args.flatMap((arg) =>
    mentions(arg).flatMap(({ shape }) =>
      shape.is === "ref" ? (parseReference(shape.text)?.task ?? []) : [],
    ),
  );
  return new Set(names);
}

async function granted(
  kind: DynamicGrant["kind"],
  value: string,
  workspace: Workspace,
): Promise<(string | LinkedPath)[]> {
  switch (kind) {
    case "commands":
      return [listedCommand(value, workspace)];
    case "network":
      return hostIn(value);
    case "read":
      return [await foundReadPath(value, workspace)];
    case "write":
      return [await writePath(value, workspace)];
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
