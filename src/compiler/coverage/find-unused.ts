/** What of a query a plan does nothing about. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Facts } from "../../contract/facts.ts";
import type { Plan, PlanNote } from "../../contract/plan.ts";
import { Ledger, type Problem } from "./ledger.ts";
import { readQuery, type Word } from "./read-query.ts";
import { saidBy, type Said } from "./said.ts";
import { checkAverages } from "./check-averages.ts";
import { checkStatistics } from "./check-statistics.ts";
import {
  refuseCountsOfNumbers,
  refuseCountsOfTimes,
  refuseOtherChoices,
  takeChoices,
} from "./take-choices.ts";
import { refuseExtremes, takeExtremes } from "./take-extremes.ts";
import { refuseLostGroups, takeGroups } from "./take-groups.ts";
import { takeOperators } from "./take-operators.ts";
import { refuseColumns, refuseValues, takeRest } from "./take-rest.ts";
import { takePeriods } from "./take-periods.ts";
import { takeSides } from "./take-sides.ts";
import { refuseAmounts } from "./refuse-amounts.ts";
import { refuseChanges } from "./refuse-changes.ts";
import { refuseFreeTexts } from "./refuse-free-texts.ts";
import { refuseRankings } from "./refuse-rankings.ts";
import { refuseRatios } from "./refuse-ratios.ts";
import { takeTimes } from "./take-times.ts";
import { takeValues } from "./take-values.ts";

/** Words of the query that stand together and that nothing of the plan takes. */
export interface Unused {
  readonly start: number;
  readonly end: number;
  /** As they stand in the query. */
  readonly text: string;
  readonly problem: Problem;
  /** Tools of the tasks that the words could be of. */
  readonly tools: readonly ToolInfo[];
  /** What these tasks say. */
  readonly said: readonly Said[];
  /** Words and times from there on, for what could be asked instead. */
  readonly following: readonly Word[];
  /** And those before. */
  readonly preceding: readonly Word[];
}

export interface Coverage {
  readonly unused: readonly Unused[];
  /** How words were read that could be read in another way too. */
  readonly assumed: readonly PlanNote[];
}

export interface Known {
  readonly tools: ReadonlyMap<string, ToolInfo>;
  /** Of the files that the plan reads, by their paths; as far as they are known. */
  readonly facts?: ReadonlyMap<string, Facts>;
  /** Tasks for which the planner says that it assumed how values become one. */
  readonly assumed?: ReadonlySet<string>;
}

/**
 * Accounts for every word of the query of a plan. What decides the result comes first: names and values, times,
 * choices, groups, operators. Only then may a word be of the tool itself, or be one that adds nothing.
 */
export function findUnused(
  plan: Plan,
  { tools, facts = new Map(), assumed = new Set() }: Known,
): Coverage {
  const { query } = plan.source;
  const said = plan.tasks.flatMap((task) => saidBy(task, tools));
  // Tools that nobody knows are another problem.
  if (said.length < plan.tasks.length || said.length === 0) return { unused: [], assumed: [] };
  const values = said.flatMap(({ leaves }) =>
    leaves.flatMap(({ value }) => (typeof value === "string" ? value.toLowerCase() : [])),
  );
  const words = readQuery(query, (text) =>
    values.some((value) => value.includes(text.toLowerCase())),
  );
  const ledger = new Ledger(words, said);

  const isAssumed = (task: string): boolean => assumed.has(task);
  takeWords(ledger);
  takeValues(ledger, query);
  takeTimes(ledger);
  takeChoices(ledger);
  takeGroups(ledger);
  takePeriods(ledger);
  takeExtremes(ledger, isAssumed);
  refuseExtremes(ledger, facts);
  refuseCountsOfNumbers(ledger, facts);
  refuseCountsOfTimes(ledger);
  refuseOtherChoices(ledger);
  refuseFreeTexts(ledger);
  takeOperators(ledger);
  takeSides(ledger);
  takeRest(ledger, facts);
  refuseColumns(ledger, facts);
  refuseValues(ledger, facts);
  refuseLostGroups(ledger);
  refuseRatios(ledger, facts);
  refuseRankings(ledger);
  refuseAmounts(ledger);
  refuseChanges(ledger);
  checkAverages(ledger, facts);
  checkStatistics(ledger, isAssumed);
  return { unused: spansOf(ledger, query), assumed: ledger.assumptions };
}

/**
 * What the planner says that it made something of. A table query comes from a grammar that refuses by itself what it
 * cannot cover, so that nobody else judges its words; the values of other calls may still be of something else.
 */
function takeWords(ledger: Ledger): void {
  for (const { tool, words } of ledger.said)
    for (const [from, to] of words)
      for (const [at, { start, end }] of ledger.words.entries()) {
        if (start < from || end > to) continue;
        if (tool.takes === "table query") ledger.settle(at);
        else ledger.take(at, 1, "argument");
      }
}

/** Words that stand together have one message; what adds nothing may stand between them. */
function spansOf(ledger: Ledger, query: string): Unused[] {
  const spans: { from: number; to: number; problem: Problem }[] = [];
  for (const at of ledger.words.keys()) {
    const problem = ledger.problem(at);
    if (problem === undefined) continue;
    const last = spans.at(-1);
    if (last !== undefined && joins(ledger, last.to, at, last.problem, problem)) last.to = at;
    else spans.push({ from: at, to: at, problem });
  }
  return spans.map(({ from, to, problem }) => {
    const first = startsWith(ledger, from, problem);
    const [start, end] = [ledger.words[first]?.start ?? 0, ledger.words[to]?.end ?? 0];
    const said = ledger.candidates(from);
    const tools = [...new Set(said.map(({ tool }) => tool))];
    const following = ledger.words.slice(first);
    const preceding = ledger.words.slice(0, first);
    return {
      start,
      end,
      text: query.slice(start, end),
      problem,
      tools,
      said,
      following,
      preceding,
    };
  });
}

/** Of neighbours, one reason is enough. */
const PLAIN: ReadonlySet<string> = new Set(["word", "name", "operator", "number"]);

function joins(
  ledger: Ledger,
  from: number,
  to: number,
  before: Problem,
  problem: Problem,
): boolean {
  const isSame = before.is === problem.is || (PLAIN.has(before.is) && PLAIN.has(problem.is));
  const between = Array.from({ length: to - from - 1 }, (_, i) => from + 1 + i);
  return (
    isSame &&
    between.every((at) => ledger.evidence(at) === "nothing") &&
    between.length < 4 &&
    [...between, to].every((at) => !/[.;?!\n]/.test(ledger.words[at]?.gap ?? ""))
  );
}

const BEFORE_TIMES = new Set(
  "in on at since until from to during before after for of between by".split(" "),
);

/** "in 2024" and "by kind" are read with the word before them. */
function startsWith(ledger: Ledger, from: number, { is }: Problem): number {
  const before = ledger.lowers[from - 1] ?? "";
  const isOne =
    (is === "time" && BEFORE_TIMES.has(before)) ||
    (is === "group" && ["by", "per", "each", "every", "across"].includes(before));
  return isOne && ledger.evidence(from - 1) !== "argument" ? from - 1 : from;
}
