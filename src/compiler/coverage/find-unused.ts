/** What of a query a plan does nothing about. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Facts } from "../../contract/facts.ts";
import type { Plan, PlanNote } from "../../contract/plan.ts";
import { callsOf, walkTasks } from "../kinds/index.ts";
import { wordsOfName } from "../planner/grammar/link/identifier.ts";
import { addsNothing } from "../planner/grammar/link/function-words.ts";
import { checkReadings } from "./check-readings.ts";
import { Ledger, type Problem } from "./ledger.ts";
import { operationAt } from "./operators.ts";
import { saidBy, type Said } from "./said.ts";
import { GROUPING, refuseLostGroups, takeGroups } from "./take-groups.ts";
import { refuseOtherChoices, takeExtremes, takeOperators, takeSaid } from "./take-operators.ts";
import { takeControl } from "./take-control.ts";
import { takeRelations } from "./take-relations.ts";
import { refuseArithmetic, refuseFreeTexts, refuseNames, takeRest } from "./take-rest.ts";
import { takeTimes, takeValues } from "./take-values.ts";
import { readRequest, stemsOf } from "./words.ts";

/** Words of the query that stand together and that nothing of the plan takes. */
export interface Unused {
  readonly start: number;
  readonly end: number;
  /** As they stand in the query. */
  readonly text: string;
  readonly problem: Problem;
  /** Tools of the tasks that the words could be of. */
  readonly tools: readonly ToolInfo[];
}

export interface Coverage {
  readonly unused: readonly Unused[];
  /** Tasks of which no word speaks, and whose results no other task takes. */
  readonly unasked: readonly Said[];
  /** How words were read that could be read in another way too. */
  readonly assumed: readonly PlanNote[];
  /** Words that ask for something, and how many of them the plan takes. */
  readonly words: { readonly asking: number; readonly taken: number };
}

export interface Known {
  readonly tools: ReadonlyMap<string, ToolInfo>;
  /** Of the files that the plan reads, by their paths; as far as they are known. */
  readonly facts?: ReadonlyMap<string, Facts>;
}

/**
 * Accounts for every word of the query of a plan. What the planner says of them comes first, then what decides the
 * result: names and values, times, operators, groups. Only then may a word be of the tool itself, or be one that adds
 * nothing. In the end, words that can be read in two ways are looked at.
 */
export function findUnused(plan: Plan, { tools, facts = new Map() }: Known): Coverage {
  const { query } = plan.source;
  const said = walkTasks(plan).flatMap((task) => saidBy(task, tools));
  // Tools that nobody knows are another problem.
  if (
    said.length < walkTasks(plan).filter((task) => callsOf(task).length > 0).length ||
    said.length === 0
  )
    return { unused: [], unasked: [], assumed: [], words: { asking: 0, taken: 0 } };
  const values = new Set(said.flatMap(({ leaves }) => leaves.map(({ value }) => value)));
  const ledger = new Ledger(
    readRequest(query, (text) => /[./~^*:@-]/.test(text) && values.has(text)),
    said,
  );
  takeWords(ledger);
  takeControl(ledger, plan);
  takeValues(ledger, query);
  takeTimes(ledger);
  takeSaid(ledger);
  takeGroups(ledger);
  takeExtremes(ledger);
  refuseOtherChoices(ledger);
  refuseFreeTexts(ledger);
  takeRelations(ledger);
  takeOperators(ledger);
  takeRest(ledger, facts);
  refuseNames(ledger, facts);
  refuseArithmetic(ledger);
  refuseLostGroups(ledger);
  checkReadings(ledger, facts);
  const unasked = ledger.said.filter((one) => !isAskedFor(one, plan, ledger));
  const asking = [...ledger.words.keys()].filter((at) => ledger.evidence(at) !== "nothing");
  const taken = asking.filter((at) => ledger.problem(at) === undefined);
  return {
    unused: spansOf(ledger, query),
    unasked,
    assumed: ledger.assumptions,
    words: { asking: asking.length, taken: taken.length },
  };
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

/** A planner that says what words became gives no task that they do not speak of; another one may. */
function isAskedFor(said: Said, { tasks }: Plan, ledger: Ledger): boolean {
  const isFed = ledger.said.some(({ takes }) => takes.includes(said.task));
  const isOwn = tasks.some(
    ({ id, internal, words }) => words !== undefined || (id === said.task && internal === true),
  );
  if (isOwn || said.words.length > 0) return true;
  if (said.tool.effect !== "read") return isChangeAskedFor(said, ledger);
  if (isFed) return true;
  // "Show it" says `show`, although the word adds nothing elsewhere.
  const names = new Set(wordsOfName(said.tool.name.replace(/^.*\./, "")).words);
  return ledger.lowers.some((lower, at) => {
    const isOf = said.origin === undefined || ledger.candidates(at).includes(said);
    const { keys = new Set() } = operationAt(ledger.lowers, at) ?? {};
    const isSaid =
      names.has(lower) ||
      (lower !== "" && !addsNothing(lower) && ledger.isAmong(at, said.vocabulary));
    return isOf && (isSaid || !keys.isDisjointFrom(said.operators));
  });
}

/**
 * What changes something is asked for by what it is called: in "look up pet 1" nothing asks to remove a pet, although
 * that tool speaks of pets, too. So words of other tools of the plan do not count, nor does a description.
 */
function isChangeAskedFor(said: Said, ledger: Ledger): boolean {
  const others = new Set(ledger.said.filter(({ tool }) => tool !== said.tool).flatMap(callStems));
  const own = callStems(said).filter((stem) => !others.has(stem));
  return ledger.lowers.some((_, at) => {
    const isOf = said.origin === undefined || ledger.candidates(at).includes(said);
    return isOf && ledger.isAmong(at, own);
  });
}

/** Of the name of a tool, without its agent's, and of what people say for it. */
function callStems({ tool, own }: Said): string[] {
  const agent = new Set(stemsOf(tool.name.replace(/\..*$/, "")));
  const [name = [], , ...phrases] = own;
  return [...name.filter((stem) => !agent.has(stem)), ...phrases.flat()];
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
    const tools = [...new Set(ledger.candidates(from).map(({ tool }) => tool))];
    return { start, end, text: query.slice(start, end), problem, tools };
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

/** "in 2024" and "by kind" are read with the word before them. */
function startsWith(ledger: Ledger, from: number, { is }: Problem): number {
  const before = ledger.lowers[from - 1] ?? "";
  const isOne =
    (is === "time" &&
      /^(?:in|on|at|since|until|from|to|during|before|after|for|of|between|by)$/.test(before)) ||
    (is === "group" && GROUPING.has(before));
  return isOne && !ledger.isArgument(from - 1) ? from - 1 : from;
}
