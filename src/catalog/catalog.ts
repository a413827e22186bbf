/** All agents known to a workspace. Cards are there at once; a tool's module is loaded when it is asked for. */
import {
  asWarning,
  duplicateAgent,
  together,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { describeTool } from "./describe-tool.ts";
import { lookerOf, type Looker } from "./facts/looker.ts";
import { mcpServers } from "./sources/mcp.ts";
import { workspaceModules } from "./sources/modules.ts";
import { packs } from "./sources/packs.ts";
import type { BrokenAgent, SourcedAgent, ToolSource } from "./sources/source.ts";
import type { AgentCard, ToolInfo } from "./tool-info.ts";

export interface Catalog {
  /** One line per agent, sorted by name. */
  readonly cards: readonly AgentCard[];
  /** What is wrong with agents' files, as warnings: those agents are left out, and all others work. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why a name is no agent's, as errors, by the names that files which cannot be used give or are called by. */
  readonly broken: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Names of all tools (`markets.history`), without loading any. */
  readonly toolNames: readonly string[];
  /** Names of the tools whose modules have been loaded so far. */
  loaded(): readonly string[];
  /** The tools of some agents. Loads their modules; throws an OrchcError with all that is wrong with them. */
  toolsOf(agents: readonly string[]): Promise<readonly ToolInfo[]>;
  /** One tool by its full name, or `undefined`. */
  tool(name: string): Promise<ToolInfo | undefined>;
  /** What looks at places for an agent, when it has something that does. Throws an OrchcError when that cannot be loaded. */
  looker(agent: string): Promise<Looker | undefined>;
}

export async function openCatalog(workspace: Workspace): Promise<Catalog> {
  return catalogOf([packs, workspaceModules(workspace.paths.agents), mcpServers(workspace)]);
}

/** The built-in agents alone: nothing of a workspace is loaded. */
export async function builtInCatalog(): Promise<Catalog> {
  return catalogOf([packs]);
}

export async function catalogOf(sources: readonly ToolSource[]): Promise<Catalog> {
  const results = await Promise.all(sources.map((source) => source.agents()));
  const { agents, duplicates } = uniqueAgents(results.flatMap((result) => result.agents));
  const broken = [...results.flatMap((result) => result.broken), ...duplicates];
  const names = [...agents].flatMap(([agent, { definition }]) =>
    Object.keys(definition.tools).map((tool) => `${agent}.${tool}`),
  );
  const known = new Set(names);
  const described = new Map<string, Promise<ToolInfo>>();
  const lookers = new Map<string, Promise<Looker | undefined>>();

  const describe = (fullName: string): Promise<ToolInfo> => {
    const [agentName = "", toolName = ""] = fullName.split("."); // neither holds a dot
    const earlier = described.get(fullName);
    if (earlier !== undefined) return earlier;
    const agent = agents.get(agentName) as SourcedAgent;
    const info = describeTool(agent, toolName);
    described.set(fullName, info);
    return info;
  };

  return {
    cards: [...agents.values()].map(({ definition: { name, card } }) => ({ name, card })),
    diagnostics: broken.map(({ problem }) => asWarning(problem)),
    broken: problemsByName(broken),
    toolNames: names,
    loaded: () => [...described.keys()],
    toolsOf: (wanted) =>
      together(names.filter((name) => wanted.includes(name.split(".", 1)[0] ?? "")).map(describe)),
    tool: async (name) => (known.has(name) ? describe(name) : undefined),
    looker: async (name) => {
      const agent = agents.get(name);
      if (agent === undefined) return undefined;
      const looker = lookers.get(name) ?? lookerOf(agent);
      lookers.set(name, looker);
      return looker;
    },
  };
}

function uniqueAgents(all: readonly SourcedAgent[]): {
  agents: ReadonlyMap<string, SourcedAgent>;
  duplicates: readonly BrokenAgent[];
} {
  const agents = new Map<string, SourcedAgent>();
  const duplicates: BrokenAgent[] = [];
  for (const agent of all) {
    const { name } = agent.definition;
    const other = agents.get(name);
    if (other === undefined) agents.set(name, agent);
    else
      duplicates.push({
        names: [name],
        problem: duplicateAgent({ name, other: other.from }, { in: "file", file: agent.from }),
      });
  }
  return { agents: new Map([...agents].toSorted(([a], [b]) => (a < b ? -1 : 1))), duplicates };
}

function problemsByName(all: readonly BrokenAgent[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const byName = new Map<string, Diagnostic[]>();
  for (const { names, problem } of all) {
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), problem]);
  }
  return byName;
}
