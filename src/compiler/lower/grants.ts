/** What a task may touch: its tool's permissions with the task's own paths, hosts and commands filled in. */
import { normalize } from "node:path/posix";
import { hostText, parseHost } from "../../contract/host-name.ts";
import type { CoreTask, DynamicGrant } from "../../contract/manifest.ts";
import type { Permissions } from "../../contract/permissions.ts";
import { literalOf, mentions, type Arg } from "../../contract/values.ts";
import { grantedArg, type GrantingTool } from "../plan/granted-paths.ts";

/** What a task, a unit or a whole plan may touch. */
export interface Touches {
  readonly permissions: Permissions;
  readonly dynamic: readonly DynamicGrant[];
}

export interface Grants extends Touches {
  /** Files and folders that are read, as the task names them. */
  readonly reads: readonly Arg[];
  /** Whether some grant is known only when an earlier output is there. */
  readonly readsOutputs: boolean;
}

type GrantKind = DynamicGrant["kind"];
const grantKinds: readonly GrantKind[] = ["network", "read", "write", "commands"];

export function grantsOf(task: CoreTask, tool: GrantingTool): Grants {
  const fixed: Record<GrantKind, string[]> = { network: [], read: [], write: [], commands: [] };
  const dynamic: DynamicGrant[] = [];
  const reads: Arg[] = [];
  for (const kind of grantKinds) {
    for (const grant of tool.permissions[kind] ?? []) {
      const arg = grantedArg(grant, task.args, tool);
      if (arg === undefined) continue;
      if (kind === "read") reads.push(arg);
      const value = literalOf(arg);
      if (value === undefined) dynamic.push({ kind, task: task.id, arg });
      else fixed[kind].push(...toNames(kind, value));
    }
  }
  const {
    env = [],
    secrets = [],
    mcp = [],
    model = false,
    addons = false,
    memoryMiB,
  } = tool.permissions;
  return {
    permissions: {
      ...fixed,
      env: [...env],
      ...withSecrets(secrets),
      ...withMcp(mcp),
      model,
      addons,
      ...withMemory([memoryMiB]),
    },
    dynamic,
    reads,
    readsOutputs: dynamic.some(({ arg }) => mentions(arg).some(({ shape }) => shape.is === "ref")),
  };
}

/** Only where there are any: most manifests name none. */
function withSecrets(names: readonly string[]): Pick<Permissions, "secrets"> {
  return names.length === 0 ? {} : { secrets: [...names] };
}

function withMcp(tools: readonly string[]): Pick<Permissions, "mcp"> {
  return tools.length === 0 ? {} : { mcp: [...tools] };
}

function withModels(names: readonly string[]): Pick<Permissions, "models"> {
  return names.length === 0 ? {} : { models: [...names] };
}

/** What asking a model in turns touches: no tool of it is granted more than its own. */
export function modelGrants(names: readonly string[]): Touches {
  const none = { network: [], read: [], write: [], commands: [], env: [] };
  return {
    permissions: { ...none, model: false, addons: false, ...withModels(names) },
    dynamic: [],
  };
}

/** The most that one of them needs; nothing where none says so, and the workspace decides. */
function withMemory(limits: readonly (number | undefined)[]): Pick<Permissions, "memoryMiB"> {
  const said = limits.filter((limit) => limit !== undefined);
  return said.length === 0 ? {} : { memoryMiB: Math.max(...said) };
}

function toNames(kind: GrantKind, value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.filter((item): item is string => typeof item === "string");
  switch (kind) {
    case "network":
      return texts.flatMap(hostIn);
    case "read":
    case "write":
      return texts.map(plainPath);
    case "commands":
      return texts;
  }
}

/** What is no host and no address grants nothing. */
function hostIn(text: string): string[] {
  const host = parseHost(text);
  return host === undefined ? [] : [hostText(host)];
}

/** `./a/../b/` and `b` are the same to a reviewer. */
function plainPath(path: string): string {
  const plain = normalize(path).replace(/(?<=.)\/$/, "");
  return plain === "" ? "." : plain;
}

/** What several of them may touch together. */
export function unite(all: readonly Touches[]): Touches {
  const names = (of: (permissions: Permissions) => readonly string[]): string[] => [
    ...new Set(all.flatMap(({ permissions }) => of(permissions)).toSorted()),
  ];
  return {
    permissions: {
      network: names(({ network }) => network),
      read: names(({ read }) => read),
      write: names(({ write }) => write),
      commands: names(({ commands }) => commands),
      env: names(({ env }) => env),
      ...withSecrets(names(({ secrets = [] }) => secrets)),
      ...withMcp(names(({ mcp = [] }) => mcp)),
      model: all.some(({ permissions }) => permissions.model),
      ...withModels(names(({ models = [] }) => models)),
      addons: all.some(({ permissions }) => permissions.addons),
      ...withMemory(all.map(({ permissions }) => permissions.memoryMiB)),
    },
    dynamic: all.flatMap(({ dynamic }) => dynamic),
  };
}
