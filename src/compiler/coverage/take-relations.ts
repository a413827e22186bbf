/** Comparisons, negations and sides: what is set against what, which the arguments have to say. */
import { isBound } from "../planner/grammar/link/bounds.ts";
import { operatorsAt } from "../planner/grammar/link/operator-words.ts";
import type { Leaf } from "./leaves.ts";
import type { Ledger } from "./ledger.ts";
import { STRETCH } from "./operators.ts";
import type { Said } from "./said.ts";
import { isGroup } from "./take-groups.ts";

export function takeRelations(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    takeComparison(ledger, at);
    takeNegation(ledger, at);
    takePeriods(ledger, at);
    takeSides(ledger, at);
  }
}

/** Of a comparison with a number, both the number and the sign are in arguments. */
function takeComparison(ledger: Ledger, at: number): void {
  const found = operatorsAt(ledger.lowers, at).find(({ operator }) => operator.op === "compare");
  if (found?.operator.op !== "compare") return;
  const { comparator } = found.operator;
  const { length } = found.words;
  const number = at + length;
  const isNumber = ledger.isIn(number, /^(?:number|quantity|money|percent)$/);
  if (!isNumber || ledger.isIn(number, /^(?:time|duration)$/)) return;
  const isSign = ({ given, value }: Leaf): boolean => given && value === comparator;
  // "At most 5" may be how many rows there are; `min_price` takes what is at least so much.
  const side = /^<=?$/.test(comparator) ? "upper" : /^>=?$/.test(comparator) ? "lower" : undefined;
  const isEnd = ({ given, name, field, value }: Leaf): boolean =>
    given &&
    side !== undefined &&
    typeof value === "number" &&
    isBound(side, name, field?.description);
  const isSaid = ledger.some(at, ({ leaves }) => leaves.some((one) => isSign(one) || isEnd(one)));
  if (isSaid && ledger.isArgument(number)) ledger.take(at, length, "argument");
  else ledger.refuse(at, length + 1, { is: "comparison" }, true);
}

const NEGATIVE = /^(?:not|!|exclud|except|without|ignor|omit|skip)|Missing$|^missing$|!=|<>/;

function takeNegation(ledger: Ledger, at: number): void {
  const not = operatorsAt(ledger.lowers, at).find(
    ({ operator: one }) => one.op === "not" || (one.op === "compare" && one.comparator === "!="),
  );
  // "Everything but jam"
  const isBut = ledger.is(at, /^but$/) && ledger.is(at - 1, /^(?:every|any|no|all)/);
  const isShort = /n['’]t$/.test(ledger.words[at]?.text ?? "");
  const length = not?.words.length ?? (isBut || isShort ? 1 : 0);
  if (length === 0 || !ledger.isOpen(at)) return;
  const isEnd = /^$|[.,?!]/.test(ledger.words[at + 1]?.gap ?? "");
  const isNegative = ({ given, name, value }: Leaf): boolean =>
    given && ((value !== false && NEGATIVE.test(name)) || NEGATIVE.test(String(value)));
  if (isEnd && ledger.is(at - 1, /^or$/)) ledger.take(at, length, "nothing");
  else if (ledger.some(at, ({ leaves }) => leaves.some(isNegative)))
    ledger.take(at, length, "argument");
  else ledger.refuse(at, length, { is: "negation" });
}

/** "Year over year", "the month before": of each stretch of time another one. */
function takePeriods(ledger: Ledger, at: number): void {
  const { lowers } = ledger;
  const isJoined = ledger.is(at + 1, /^(?:over|on|to|by|after)$/);
  const isPair = isJoined && lowers[at] !== "" && lowers[at] === lowers[at + 2];
  const isBefore = ledger.is(at, STRETCH) && ledger.is(at + 1, /^(?:before|earlier|prior)$/);
  if (!isPair && (!isBefore || ledger.isIn(at + 2, /^time$/))) return;
  if (ledger.some(at, ({ operators }) => operators.has("change")))
    ledger.take(at, isPair ? 3 : 2, "argument");
  else if (isPair) ledger.refuse(at, 3, { is: "operator" }, true);
  else ledger.refuse(at, 2, { is: "time" }, true);
}

/** "A versus B", "compare A with B": each has a result of its own, beside the other. */
function takeSides(ledger: Ledger, at: number): void {
  if (!ledger.is(at, /^(?:compar|versus$|vs$|against$)/) || !ledger.isOpen(at)) return;
  const candidates = ledger.candidates(at);
  // "Compare the shops": a value for each group; "compared to …" names the other side.
  const isOfGroups =
    ledger.is(at, /^compare$/) && candidates.some(({ leaves }) => leaves.some(isGroup));
  const isSeveral = new Set(candidates.map(({ tool }) => tool)).size < candidates.length;
  if (isOfGroups || isSeveral || candidates.some(hasSides)) ledger.take(at, 1, "argument");
  else ledger.refuse(at, 1, { is: "sides" });
}

/** Several inputs, several columns, or several names for a tool that sets them beside each other. */
function hasSides({ references, leaves, outputs, vocabulary }: Said): boolean {
  const texts = leaves.filter(
    ({ value, field }) => typeof value === "string" && field?.kind !== "choice",
  );
  const columns = texts.filter(({ given, field }) => given && field?.format === "column");
  const isList = new Set(columns.map(({ name }) => name)).size < columns.length;
  const isOfSides = [...outputs, ...vocabulary].some((stem) => stem.startsWith("compar"));
  const names = texts.filter(({ field }) => !/^(?:column|path)$/.test(field?.format ?? ""));
  return references > 1 || isList || (isOfSides && names.length > 1);
}
