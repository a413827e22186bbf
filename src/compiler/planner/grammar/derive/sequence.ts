/** What the words around a request say of it: whether it comes before or after another, how much it matters, and on what condition. */
import type { Priority } from "../../../../contract/plan.ts";
import { isVerb } from "../link/verbs.ts";
import type { Reading, Span, Token } from "../read/reading.ts";
import type { Clause } from "./clause.ts";

/** In this order: "not urgent" is low, although it has "urgent". */
const SAID: readonly (readonly [Priority, RegExp])[] = [
  [
    "low",
    /\b(?:optional(?:ly)?|if possible|if you can|if there is time|nice to have|ideally|low priority|(?:not|less|least) (?:urgent|important))\b/,
  ],
  [
    "critical",
    /\b(?:critical(?:ly)?|crucial(?:ly)?|essential|vital|most important(?:ly)?|top priority|absolutely)\b/,
  ],
  [
    "high",
    /\b(?:urgent(?:ly)?|important(?:ly)?|first of all|asap|as soon as possible|immediately|right away|high priority|above all)\b/,
  ],
];

/** Only words that frame the request count, or that stand in brackets: "the most important sentences" are what is asked for. */
export function priorityOf({ query, tokens }: Reading, { whole, span }: Clause): Priority {
  const at = (index: number): number => tokens[index]?.start ?? query.length;
  const inside = query.slice(at(span.from), tokens[span.to - 1]?.end);
  const text = `${query.slice(at(whole.from), at(span.from))} ${/\([^()]*\)/.exec(inside)?.[0] ?? ""} ${query.slice(tokens[span.to - 1]?.end, tokens[whole.to - 1]?.end)}`;
  return SAID.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0] ?? "medium";
}

/** What is done first stands first, whichever way round it was said: "before writing a report, count …". */
export function inTimeOrder(clauses: readonly Clause[]): Clause[] {
  const ordered = [...clauses];
  for (const [at, clause] of clauses.entries()) {
    const next = clauses[at + 1];
    const isLeading =
      next !== undefined &&
      next.sentence === clause.sentence &&
      clauses[at - 1]?.sentence !== clause.sentence;
    if (clause.when === "before" && isLeading)
      ordered.splice(at, 2, next, { ...clause, isThen: true });
    if (clause.when === "after" && isLeading) ordered[at + 1] = { ...next, isThen: true };
  }
  return ordered;
}

/** The verb that a word in "-ing" is made of: "writing" of "write", "running" of "run". */
export function isGerund(lower: string): boolean {
  const [, base = ""] = /^(\w{2,})ing$/.exec(lower) ?? [];
  return base !== "" && [base, `${base}e`, base.replace(/(\w)\1$/, "$1")].some(isVerb);
}

const CONDITIONS = new Set(["if", "unless", "whenever", "otherwise", "else"]);
/** What is found out when it is done: what something comes to, and whether it went well. "If x is 5" supposes, and says what to work with. */
const OUTCOME =
  /\b(?:above|below|over|under|more|less|fewer|greater|higher|lower|larger|smaller|better|worse|exceeds?|fails?|failed|succeeds?|passes|drops?|rises?|falls?|changed|changes|positive|negative|empty|exists?|errors?|(?:is|are) (?:any|no|not|there)|(?:is|are|was|were) at (?:least|most)|there (?:is|are)|not)\b/i;
const SUPPOSING = /^(?:i|we|you|he|she|a|an|each|every)$/;

/** "if it is above 50, …": where it begins, if the stretch from here depends on what comes out. */
export function isCondition(tokens: readonly Token[], { from, to }: Span): boolean {
  const [first, second] = [tokens[from]?.lower ?? "", tokens[from + 1]?.lower ?? ""];
  if (!CONDITIONS.has(first)) return false;
  if (first !== "if") return true;
  const said = tokens
    .slice(from + 1, to)
    .map(({ lower }) => lower)
    .join(" ");
  return !SUPPOSING.test(second) && OUTCOME.test(said);
}

const UNITS =
  /^(?:minute|hour|day|week|month|quarter|year|morning|evening|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?$/;

/** "Every day at 9, …", "each Monday …": something that is done again and again. */
export function isRepetition({ tokens }: Reading, { from }: Span): boolean {
  const [first, second, third] = [0, 1, 2].map((i) => tokens[from + i]?.lower ?? "");
  return (
    ["every", "each", "daily", "hourly"].includes(first ?? "") &&
    (UNITS.test(second ?? "") || (tokens[from + 1]?.kind === "number" && UNITS.test(third ?? "")))
  );
}
