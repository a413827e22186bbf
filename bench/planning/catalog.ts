/** A catalog in memory, of tools that are nothing but names, descriptions and schemas. */
import type { Catalog } from "../../src/catalog/index.ts";
import type { ToolInfo } from "../../src/catalog/tool-info.ts";
import type { Json, JsonObject } from "../../src/contract/json.ts";

/** A tool as a case has it. */
export interface GivenTool {
  readonly name: string;
  readonly description?: string;
  readonly domain?: string;
  readonly parameters?: JsonObject;
  readonly returns?: JsonObject;
}

export interface GivenCatalog {
  readonly catalog: Catalog;
  /** The name that a case has for a tool of the catalog. */
  readonly given: ReadonlyMap<string, string>;
}

/** The agent of tools whose names have no prefix. */
const AGENT = "tools";

/** Above so many tools a card cannot say what each one does. */
const MOST_TOLD = 100;

/** @param byDomain an agent for each domain, instead of one for all tools without a prefix */
export function catalogOf(tools: readonly GivenTool[], byDomain: boolean): GivenCatalog {
  const given = new Map<string, string>();
  const infos = tools.map((tool) => {
    const { agent, name } = namesOf(tool, byDomain);
    const free = firstFree(`${agent}.${name}`, given);
    given.set(free, tool.name);
    return toolInfo(tool, agent, free);
  });
  const byName = new Map(infos.map((info) => [info.name, info]));
  const byAgent = Map.groupBy(infos, ({ agent }) => agent);
  const cards = [...byAgent].map(([name, members]) => ({
    name,
    card: cardOf(members, tools),
  }));
  return {
    given,
    catalog: {
      cards: cards.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      diagnostics: [],
      broken: new Map(),
      toolNames: [...byName.keys()],
      loaded: () => [...byName.keys()],
      toolsOf: async (agents) =>
        agents.length === 1
          ? (byAgent.get(agents[0] ?? "") ?? [])
          : infos.filter(({ agent }) => agents.includes(agent)),
      tool: async (name) => byName.get(name),
      looker: async () => undefined,
    },
  };
}

/** `math.gcd` is `gcd` of agent `math`. Names in a catalog are letters, digits and `_`. */
function namesOf({ name, domain }: GivenTool, byDomain: boolean) {
  const [, prefix, rest] = /^([A-Za-z]\w*)\.([A-Za-z].*)$/.exec(name) ?? [];
  const agent = prefix ?? (byDomain ? domain?.split("/")[0] : undefined) ?? AGENT;
  return { agent: identifier(agent), name: identifier(rest ?? name) };
}

function identifier(text: string): string {
  const name = text.replaceAll(/\W+/g, "_");
  return /^[A-Za-z]/.test(name) ? name : `t_${name}`;
}

function firstFree(name: string, taken: ReadonlyMap<string, string>): string {
  for (let count = 1, free = name; ; free = `${name}_${(count += 1)}`) {
    if (!taken.has(free)) return free;
  }
}

function toolInfo(tool: GivenTool, agent: string, name: string): ToolInfo {
  return {
    name,
    agent,
    description: tool.description ?? "",
    version: "1",
    input: schemaOf(tool.parameters ?? { type: "object", properties: {} }) as JsonObject,
    output: schemaOf(tool.returns ?? { type: "object", properties: {} }) as JsonObject,
    permissions: {},
    effect: "read",
    idempotent: true,
    cacheable: true,
    estimate: { seconds: 1, usd: 0 },
    phrases: [],
    module: { specifier: "", export: name.slice(agent.length + 1) },
  };
}

/** What its tools do, in their own words; of very many, what they are about. */
function cardOf(members: readonly ToolInfo[], tools: readonly GivenTool[]): string {
  if (members.length <= MOST_TOLD) {
    return members.map(({ description }) => description.split(/\.\s|\.$/)[0] ?? "").join("; ");
  }
  const domains = new Set(tools.flatMap(({ domain }) => domain?.split("/")[0] ?? []));
  return `Has ${members.length} tools: ${[...domains].join(", ")}`;
}

/** Types that are written as other languages have them. A type that no JSON value has says nothing. */
const TYPES: Readonly<Record<string, string>> = {
  dict: "object",
  float: "number",
  tuple: "array",
  list: "array",
};
const JSON_TYPES = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

function schemaOf(given: Json): Json {
  if (Array.isArray(given)) return given.map(schemaOf);
  if (typeof given !== "object" || given === null) return given;
  const entries = Object.entries(given).flatMap(([key, value]): [string, Json][] => {
    if (key !== "type" || typeof value !== "string") return [[key, schemaOf(value)]];
    const type = TYPES[value.toLowerCase()] ?? value.toLowerCase();
    return JSON_TYPES.has(type) ? [[key, type]] : [];
  });
  return Object.fromEntries(entries);
}
