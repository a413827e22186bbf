/** Which tools, and which agents, a prompt shows where there is no room for all: the best ranked for the request. */
import type { AgentCard, ToolInfo } from "../../../../catalog/tool-info.ts";
import { searchableTool } from "../../search/searchable-tool.ts";
import { createToolSearch } from "../../search/tool-search.ts";
import { tokensIn } from "./limits.ts";
import { briefText, toolTexts, type ToolTexts } from "./tool-text.ts";

/** Of a ranking, so many are shown; of those behind them hardly one is needed: docs/bench.md, "Finding tools". */
const MOST_SHOWN = 100;
/** So much of the room is kept for whole descriptions, however many tools there are to be shown. */
const FOR_WHOLE = 0.3;

export interface ChosenTools {
  /** In the order of the catalog. */
  readonly tools: readonly ToolInfo[];
  readonly texts: ToolTexts;
  /** How many there is no room for. */
  readonly left: number;
}

/** What tools are looked for. */
export interface Wanted {
  readonly words: string;
  /** Only its tools do it; absent: any may. */
  readonly agent?: string;
}

/** Of each that is wanted this many are shown before there is room for others. */
const OF_EACH = 5;

/**
 * All tools where there is room. Else those that rank best, each on one line, and then, as far as there is room, the best
 * of them whole: one that is not seen at all is lost, and of most that are seen nothing more is needed.
 *
 * @param wanted the tasks, each by its words, and in the end the request: the words of one that says much else drown those
 *   of a short one
 * @param must stay whatever there is room for
 */
export function chooseTools(
  tools: readonly ToolInfo[],
  wanted: readonly Wanted[],
  mostTokens: number,
  must: ReadonlySet<string> = new Set(),
): ChosenTools {
  const words = wanted.map((one) => one.words).join("\n");
  const all = wholeTexts(tools, words, mostTokens);
  if (all !== undefined) return { tools, texts: all, left: 0 };
  const among = (names: ReadonlySet<string>) => tools.filter(({ name }) => names.has(name));
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const wholeCost = (tool: ToolInfo): number => tokensOf(toolTexts([tool], words));
  const briefCost = (tool: ToolInfo): number => tokensIn(briefText(tool)) + 1;
  let room = mostTokens - among(must).reduce((sum, tool) => sum + wholeCost(tool), 0);
  const rankings = wanted.map((one) => rankedFor(one, tools));
  const first = Array.from({ length: OF_EACH }, (_, at) => rankings.flatMap((names) => names[at] ?? [])); // prettier-ignore
  const names = new Set([...first.flat(), ...(rankings.at(-1) ?? [])]);
  const order = [...names].flatMap((name) => (must.has(name) ? [] : (byName.get(name) ?? [])));
  const shown: ToolInfo[] = [];
  for (const tool of order.slice(0, MOST_SHOWN)) {
    if (room - briefCost(tool) < mostTokens * FOR_WHOLE) break;
    room -= briefCost(tool);
    shown.push(tool);
  }
  const whole = new Set(must);
  for (const tool of shown) {
    const more = wholeCost(tool) - briefCost(tool);
    if (more > room) continue;
    room -= more;
    whole.add(tool.name);
  }
  const brief = shown.filter(({ name }) => !whole.has(name));
  const texts = toolTexts(among(whole), words);
  const kept = among(new Set([...must, ...shown.map(({ name }) => name)]));
  return {
    tools: kept,
    texts: { ...texts, tools: [...texts.tools, ...brief.map(briefText)] },
    left: tools.length - kept.length,
  };
}

/** Of a name and a sentence: so many tools are too many without writing them all. */
const FEWEST_TOKENS = 15;

/** The texts of all tools, where there is room for them. */
export function wholeTexts(
  tools: readonly ToolInfo[],
  words: string,
  mostTokens: number,
): ToolTexts | undefined {
  if (tools.length * FEWEST_TOKENS > mostTokens) return undefined;
  const texts = toolTexts(tools, words);
  return tokensOf(texts) <= mostTokens ? texts : undefined;
}

function rankedFor({ words, agent }: Wanted, tools: readonly ToolInfo[]): readonly string[] {
  const names = ranked(tools, words);
  if (agent === undefined) return names;
  const own = new Set(tools.flatMap((tool) => (tool.agent === agent ? [tool.name] : [])));
  return names.filter((name) => own.has(name));
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

function tokensOf({ tools, shapes }: ToolTexts): number {
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
