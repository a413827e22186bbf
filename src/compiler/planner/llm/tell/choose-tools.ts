/** Which tools, and which agents, a prompt shows where there is no room for all: the best ranked for the request. */
import type { AgentCard, ToolInfo } from "../../../../catalog/tool-info.ts";
import { createToolSearch, searchableTool } from "../../search/index.ts";
import { tokensIn } from "./limits.ts";
import { toolTexts, type ToolTexts } from "./tool-text.ts";

/** How many of the ranking are tried one by one; of those behind them none is likely to be needed. */
const MOST_TRIED = 60;

export interface ChosenTools {
  /** In the order of the catalog. */
  readonly tools: readonly ToolInfo[];
  readonly texts: ToolTexts;
  /** How many there is no room for. */
  readonly left: number;
}

/**
 * @param words what they are for: the request, or what is left of it
 * @param must stay whatever there is room for
 */
export function chooseTools(
  tools: readonly ToolInfo[],
  words: string,
  mostTokens: number,
  must: ReadonlySet<string> = new Set(),
): ChosenTools {
  const texts = toolTexts(tools, words);
  if (tokensOf(texts) <= mostTokens) return { tools, texts, left: 0 };
  const chosen = new Set(must);
  const among = (names: ReadonlySet<string>) => tools.filter(({ name }) => names.has(name));
  for (const name of ranked(tools, words).slice(0, MOST_TRIED)) {
    if (chosen.has(name)) continue;
    const more = new Set([...chosen, name]);
    if (tokensOf(toolTexts(among(more), words)) <= mostTokens) chosen.add(name);
  }
  const kept = among(chosen);
  return { tools: kept, texts: toolTexts(kept, words), left: tools.length - kept.length };
}

/** Agents by the best of their tools, in the order of the catalog; all where there is room. */
export function chooseAgents(
  agents: readonly AgentCard[],
  tools: readonly ToolInfo[],
  words: string,
  mostTokens: number,
): { readonly agents: readonly AgentCard[]; readonly left: number } {
  const costOf = ({ name, card }: AgentCard): number => tokensIn(`${name}${card}`) + 8;
  const all = agents.reduce((sum, agent) => sum + costOf(agent), 0);
  if (all <= mostTokens) return { agents, left: 0 };
  const agentOf = new Map(tools.map(({ name, agent }) => [name, agent]));
  const order = new Set([...ranked(tools, words).map((name) => agentOf.get(name) ?? ""), ...agents.map(({ name }) => name)]); // prettier-ignore
  const byName = new Map(agents.map((agent) => [agent.name, agent]));
  const chosen = new Set<string>();
  let left = mostTokens;
  for (const name of order) {
    const agent = byName.get(name);
    if (agent === undefined || costOf(agent) > left) continue;
    chosen.add(name);
    left -= costOf(agent);
  }
  const kept = agents.filter(({ name }) => chosen.has(name));
  return { agents: kept, left: agents.length - kept.length };
}

export function tokensOf({ tools, shapes }: ToolTexts): number {
  return tokensIn([...tools, ...shapes].join("\n"));
}

/** The best first; those that no word speaks for come last, as the catalog has them. */
function ranked(tools: readonly ToolInfo[], words: string): readonly string[] {
  const found = searchOf(tools).search(words, tools.length);
  return [...new Set([...found.map(({ id }) => id), ...tools.map(({ name }) => name)])];
}

/** Making it takes most of the time, and the same tools are ranked for each request of a plan. */
const searches = new WeakMap<readonly ToolInfo[], ReturnType<typeof createToolSearch>>();

function searchOf(tools: readonly ToolInfo[]): ReturnType<typeof createToolSearch> {
  const search = searches.get(tools) ?? createToolSearch(tools.map(searchableTool));
  searches.set(tools, search);
  return search;
}
