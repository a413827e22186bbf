/** Which tools, and which agents, a prompt shows where there is no room for all: the best ranked for the request. */
import type { AgentCard, ToolInfo } from "../../../../catalog/tool-info.ts";
import { searchableTool } from "../../search/searchable-tool.ts";
import type { RankerOf } from "../../search/ranker.ts";
import { createToolSearch } from "../../search/tool-search.ts";
import { tokensIn } from "./limits.ts";
import { briefText, toolTexts, type ToolTexts } from "./tool-text.ts";

/** So many of a ranking are shown; of those behind them hardly one is needed: docs/bench.md, "Finding tools". */
const MOST_SHOWN = 100;
/** So much of the room is for the best of them, shown whole; the others have one line each. */
const FOR_WHOLE = 0.5;

export interface ChosenTools {
  /** In the order of the catalog. */
  readonly tools: readonly ToolInfo[];
  readonly texts: ToolTexts;
  /** How many there is no room for. */
  readonly left: number;
}

/** What is searched, and who is asked beside the words. */
export interface Searched {
  readonly tools: readonly ToolInfo[];
  readonly rankers: readonly RankerOf[];
}

/** What tools are looked for. */
export interface Wanted {
  readonly words: string;
  /** The agent whose tools are searched. Default: those of all agents. */
  readonly agent?: string;
}

/**
 * Where all take at most so many times the room, all are shown: a second stage costs more than that, and a choice may lose
 * what is needed.
 */
const FOR_ALL = 2;

/** Of each that is wanted this many are shown before there is room for others. */
const OF_EACH = 5;

/**
 * All tools where they are few, else those that rank best: the first whole, the others on one line each, and more of them
 * whole where there is room left. One that is not seen at all is lost; of most that are seen nothing more is needed.
 *
 * @param wanted the tasks, each by its words, and in the end the request: the words of one that says much else drown those
 *   of a short one
 * @param must stay whatever there is room for
 */
export async function chooseTools(
  { tools, rankers }: Searched,
  wanted: readonly Wanted[],
  mostTokens: number,
  must: ReadonlySet<string> = new Set(),
): Promise<ChosenTools> {
  const words = wanted.map((one) => one.words).join("\n");
  const all = wholeTexts(tools, words, mostTokens);
  if (all !== undefined) return { tools, texts: all, left: 0 };
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const rankings = await Promise.all(wanted.map((one) => rankedFor(one, tools, rankers)));
  const first = Array.from({ length: OF_EACH }, (_, at) =>
    rankings.flatMap((names) => names[at] ?? []),
  );
  const order = new Set([...first.flat(), ...(rankings.at(-1) ?? [])]);
  const best = [...order].filter((name) => !must.has(name)).slice(0, MOST_SHOWN);
  const whole = new Set(must);
  const brief = new Set<string>();
  const cost = (tool: ToolInfo): number => tokensOf(toolTexts([tool], words));
  const costs = new Map(
    [...must, ...best].map((name) => [name, cost(byName.get(name) as ToolInfo)]),
  );
  const lines = new Map(
    best.map((name) => [name, tokensIn(briefText(byName.get(name) as ToolInfo)) + 1]),
  );
  let room = mostTokens;
  const take = (into: Set<string>, name: string, tokens: number, least = 0): void => {
    if (tokens > room - least) return;
    into.add(name);
    room -= tokens;
  };
  for (const name of must) room -= costs.get(name) ?? 0;
  const forOthers = room * (1 - FOR_WHOLE);
  for (const name of best) take(whole, name, costs.get(name) ?? 0, forOthers);
  for (const name of best) if (!whole.has(name)) take(brief, name, lines.get(name) ?? 0);
  for (const name of brief) take(whole, name, (costs.get(name) ?? 0) - (lines.get(name) ?? 0));

  const texts = toolTexts(
    tools.filter(({ name }) => whole.has(name)),
    words,
  );
  const others = best.flatMap((name) =>
    brief.has(name) && !whole.has(name) ? (byName.get(name) ?? []) : [],
  );
  const shown = tools.filter(({ name }) => whole.has(name) || brief.has(name));
  return {
    tools: shown,
    texts: { ...texts, tools: [...texts.tools, ...others.map(briefText)] },
    left: tools.length - shown.length,
  };
}

/** Of a name and a sentence: so many tools are too many without writing them all. */
const FEWEST_TOKENS = 15;

/** The texts of all tools, where they are few enough to be shown as a whole. */
export function wholeTexts(
  tools: readonly ToolInfo[],
  words: string,
  mostTokens: number,
): ToolTexts | undefined {
  const room = FOR_ALL * mostTokens;
  if (tools.length * FEWEST_TOKENS > room) return undefined;
  const texts = toolTexts(tools, words);
  return tokensOf(texts) <= room ? texts : undefined;
}

async function rankedFor(
  { words, agent }: Wanted,
  tools: readonly ToolInfo[],
  rankers: readonly RankerOf[],
): Promise<readonly string[]> {
  const names = await ranked({ tools, rankers }, words);
  if (agent === undefined) return names;
  const own = new Set(tools.flatMap((tool) => (tool.agent === agent ? [tool.name] : [])));
  return names.filter((name) => own.has(name));
}

/** Agents by the best of their tools, in the order of the catalog; all where there is room. */
export async function chooseAgents(
  agents: readonly AgentCard[],
  { tools, rankers }: Searched,
  words: string,
  mostTokens: number,
): Promise<{ readonly agents: readonly AgentCard[]; readonly left: number }> {
  const costOf = ({ name, card }: AgentCard): number => tokensIn(`${name}${card}`) + 8;
  const all = agents.reduce((sum, agent) => sum + costOf(agent), 0);
  if (all <= mostTokens) return { agents, left: 0 };
  const agentOf = new Map(tools.map(({ name, agent }) => [name, agent]));
  const order = new Set([
    ...(await ranked({ tools, rankers }, words)).map((name) => agentOf.get(name) ?? ""),
    ...agents.map(({ name }) => name),
  ]);
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

function tokensOf({ tools, shapes }: ToolTexts): number {
  return tokensIn([...tools, ...shapes].join("\n"));
}

/** The best first; those that no word speaks for come last, as the catalog has them. */
async function ranked({ tools, rankers }: Searched, words: string): Promise<readonly string[]> {
  const found = await searchOf({ tools, rankers }).search(words, tools.length);
  return [...new Set([...found.map(({ id }) => id), ...tools.map(({ name }) => name)])];
}

/** Making it takes most of the time, and the same tools are ranked for each request of a plan. */
const searches = new WeakMap<
  readonly RankerOf[],
  WeakMap<readonly ToolInfo[], ReturnType<typeof createToolSearch>>
>();

function searchOf({ tools, rankers }: Searched): ReturnType<typeof createToolSearch> {
  const byTools = searches.get(rankers) ?? new WeakMap();
  searches.set(rankers, byTools);
  const search = byTools.get(tools) ?? createToolSearch(tools.map(searchableTool), rankers);
  byTools.set(tools, search);
  return search;
}
