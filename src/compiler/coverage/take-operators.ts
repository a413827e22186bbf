/** Words that decide a result: what is done with values, comparisons, negations, sides. The arguments have to say them. */
import { isFunctionWord } from "../planner/grammar/link/function-words.ts";
import { operatorsAt } from "../planner/grammar/link/operators.ts";
import type { Ledger } from "./ledger.ts";
import { comparisonAt, operationAt, STRETCH, type Operation } from "./operators.ts";
import { isWorded, type Said } from "./said.ts";
import { isGroup } from "./take-groups.ts";

/** What arguments say themselves. */
export function takeSaid(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const operation = operationAt(ledger.lowers, at);
    if (operation !== undefined && ledger.candidates(at).some(({ operators }) => isAmong(operation, operators)))
      ledger.take(at, operation.length, "argument"); // prettier-ignore
  }
}

function isAmong({ keys }: Operation, said: ReadonlySet<string>): boolean {
  // Whoever takes the greatest value takes the longest of lengths.
  return [...keys].some((key) => said.has(key) || said.has(key.replace(/^(greatest|least) (?!count)\w+$/, "$1"))); // prettier-ignore
}

/** "Which shop has the lowest average": a tool that groups says in its output which one it is. */
export function takeExtremes(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const operation = operationAt(ledger.lowers, at);
    const { keys, length = 0 } = operation ?? {};
    // "The average maximum" is made of maxima, and "largest first" is an order.
    const before = operationAt(ledger.lowers, at - 1)?.keys;
    const isMade = before !== undefined && STATISTICS.some((key) => before.has(key));
    const isOrder = /^(?:first|last)$/.test(ledger.lowers[at + 1] ?? "");
    if (keys === undefined || isMade || isOrder || !ledger.isOpen(at)) continue;
    const ends = ["least", "greatest"].filter((key) => keys.has(key));
    const isGiven = ledger
      .candidates(at)
      .some(
        (said) =>
          ends.some((key) => said.gives.has(key)) &&
          said.leaves.some(isGroup) &&
          statisticIsSaid(said, ledger),
      );
    if (isGiven) ledger.take(at, length, "argument");
  }
}

/** A word for another value of an argument than the one that it has says that something else was wanted. */
export function refuseOtherChoices(ledger: Ledger): void {
  for (const said of ledger.said)
    for (const field of said.fields.filter(isWorded)) {
      const has = said.leaves.flatMap((leaf) => (leaf.field === field ? String(leaf.value) : []));
      const others = field.choices.flatMap(({ value, wordings }) => {
        const means = String(value as string);
        return has.includes(means) ? [] : wordings.map((wording) => ({ means, wording }));
      });
      for (const at of ledger.words.keys()) {
        const lower = ledger.lowers[at] ?? "";
        const isOpen = ledger.isOpen(at) && ledger.candidates(at).includes(said);
        if (!isOpen || isFunctionWord(lower)) continue;
        for (const { means, wording } of others) {
          // "The lines of code" are things, and no chart that is a line.
          const length = lower === `${means}s` ? 0 : ledger.stands(wording, at);
          const argument = field.name;
          if (length > 0) ledger.refuse(at, length, { is: "contradicted", argument, means, has: has.join(", ") }); // prettier-ignore
        }
      }
    }
}

export function takeOperators(ledger: Ledger): void {
  takeComparisons(ledger);
  for (const at of ledger.words.keys()) {
    takeNegation(ledger, at);
    takeSides(ledger, at);
    const operation = operationAt(ledger.lowers, at);
    if (operation === undefined || !ledger.isOpen(at)) continue;
    const { length } = operation;
    if (isSequence(ledger, at)) ledger.take(at, length, "nothing");
    else if (isFirstOfAll(ledger, at)) ledger.take(at, length, "argument");
    else if (ledger.candidates(at).some((said) => does(said, at, operation, ledger)))
      ledger.take(at, length, "tool"); // prettier-ignore
    else ledger.refuse(at, length, { is: "operator" });
  }
}

/** A tool that has no argument for an operator, and says of itself that it does it. */
function does(said: Said, at: number, operation: Operation, ledger: Ledger): boolean {
  const { does: own, gives, chosen } = said;
  if (isAmong(operation, chosen)) return false;
  // "The smallest" may be an output; that the oldest of all is one does not put it first.
  const isSaid = [...operation.keys].some((key) => own.has(key) || (/^(?:least|greatest)$/.test(key) && gives.has(key))); // prettier-ignore
  return operation.keys.has("count")
    ? countsNoun(said, at + operation.length, ledger)
    : isSaid && isCountedOf(said, at, operation, ledger);
}

/** "How many words": of what a tool says that it counts. That its file is called so does not make it count them. */
function countsNoun({ texts, outputs }: Said, from: number, ledger: Ledger): boolean {
  const { lowers, words } = ledger;
  const isContent = (at: number): boolean => (lowers[at] ?? "") !== "" && !isFunctionWord(lowers[at] ?? ""); // prettier-ignore
  let start = from;
  while (start < words.length && !isContent(start)) start += 1;
  for (let at = start; at < words.length && isContent(at); at += 1) {
    const meant = ledger.meantAt(at).flat();
    if (meant.some((stem) => outputs.has(stem) || texts.some((text) => text.includes(stem)))) return true; // prettier-ignore
  }
  return start === words.length;
}

/** "Files with the most authors": what is ranked, and what is counted of each, stand together in what the tool says. */
function isCountedOf({ own }: Said, at: number, { length }: Operation, ledger: Ledger): boolean {
  const { lowers } = ledger;
  const having = lowers[at - 1] === "the" ? at - 2 : at - 1;
  if (!/^(?:most|fewest|least)$/.test(lowers[at] ?? "") || !/^(?:with|ha[sd]|have|having)$/.test(lowers[having] ?? "")) return true; // prettier-ignore
  const isOf = (text: readonly string[], noun: number): boolean => ledger.meantAt(noun).some((meant) => meant.some((stem) => text.includes(stem))); // prettier-ignore
  const isBeside = (text: readonly string[]): boolean => text.some((stem, i) => stem === lowers[at] && isOf([text[i - 1] ?? "", text[i + 1] ?? ""], at + length)); // prettier-ignore
  const isPerson = lowers[having - 1] === undefined || isFunctionWord(lowers[having - 1] ?? "");
  return (
    own.some(isBeside) &&
    (isPerson || ledger.isArgument(having - 1) || own.some((text) => isOf(text, having - 1)))
  );
}

const STATISTICS = ["mean", "sum", "median", "stddev", "count", "distinct"];

/** Whether words say how the values of a task become one, and not by which of them. */
export function statisticIsSaid(said: Said, ledger: Ledger): boolean {
  return ledger.words.some((_, at) => {
    const { keys } = operationAt(ledger.lowers, at) ?? {};
    const isStatistic = keys !== undefined && STATISTICS.some((key) => keys.has(key)); // prettier-ignore
    return isStatistic && ledger.candidates(at).includes(said) && ledger.isArgument(at);
  });
}

/** "The first ten rows", "the top 3 keywords", of a tool that says how many it gives, and puts them in no other order. */
function isFirstOfAll(ledger: Ledger, at: number): boolean {
  const { lowers } = ledger;
  if (!/^(?:first|top)$/.test(lowers[at] ?? "") || !ledger.isArgument(at + 1)) return false;
  return ledger.candidates(at).some(({ does: own, leaves }) => {
    const isLimited = leaves.some(({ given, name, value }) => given && typeof value === "number" && /^(?:limit|n|count|first|rows|top)$/.test(name)); // prettier-ignore
    // "The first two commits" are the oldest, and such a tool gives the newest.
    const isInOrder = lowers[at] === "top" || (!own.has("last") && !leaves.some(({ name }) => /^(?:order|by|sort)/.test(name))); // prettier-ignore
    return isLimited && isInOrder;
  });
}

/** "First of all …", "First, …": the order of a sentence. */
function isSequence({ lowers, words }: Ledger, at: number): boolean {
  if (!/^(?:first|last)$/.test(lowers[at] ?? "")) return false;
  const isOpening = at === 0 || /[.;:\n]/.test(words[at]?.gap ?? "");
  const isApart = isOpening && lowers[at + 1] !== undefined && (words[at + 1]?.gap.includes(",") ?? false); // prettier-ignore
  return isApart || lowers.slice(at, at + 3).join(" ") === "first of all";
}

/** Of a comparison with a number, both the number and the sign are in arguments. */
function takeComparisons(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const found = comparisonAt(ledger.lowers, at);
    if (found === undefined) continue;
    const { words, operator } = found;
    const number = at + words.length;
    const isTime = ledger.marks.some(({ is, from, to }) => (is === "time" || is === "duration") && from <= number && number < to); // prettier-ignore
    const isNumber = ledger.words[number]?.kind === "number" || ledger.marks.some((mark) => mark.from === number && /^(?:number|quantity|money|percent)$/.test(mark.is)); // prettier-ignore
    if (!isNumber || isTime || operator.op !== "compare") continue;
    const isLimit = operator.comparator === "<=";
    const isSaid = isLimit || ledger.candidates(at).some(({ leaves }) => leaves.some(({ given, value }) => given && String(value) === operator.comparator)); // prettier-ignore
    if (isSaid && ledger.isArgument(number)) ledger.take(at, words.length, "argument");
    else ledger.refuse(at, words.length + 1, { is: "comparison" }, true);
  }
}

const NEGATIVE = /^(?:not|!|exclud|except|without|ignor|omit|skip)|Missing$|^missing$|!=|<>/;

function takeNegation(ledger: Ledger, at: number): void {
  const { lowers, words } = ledger;
  const not = operatorsAt(lowers, at).find(({ operator: { op, ...more } }) => op === "not" || ("comparator" in more && more.comparator === "!=")); // prettier-ignore
  // "Everything but jam"
  const isBut = lowers[at] === "but" && /^(?:every|any|no|all)/.test(lowers[at - 1] ?? "");
  const length = not?.words.length ?? (isBut || /n['’]t$/.test(words[at]?.text ?? "") ? 1 : 0);
  if (length === 0 || !ledger.isOpen(at)) return;
  const isQuestion = lowers[at - 1] === "or" && /^$|[.,?!]/.test(words[at + 1]?.gap ?? "");
  const isArgument = ledger.candidates(at).some(({ leaves }) => leaves.some(({ given, name, value }) => given && ((NEGATIVE.test(name) && value !== false) || (typeof value === "string" && NEGATIVE.test(value))))); // prettier-ignore
  if (isQuestion) ledger.take(at, length, "nothing");
  else if (isArgument) ledger.take(at, length, "argument");
  else ledger.refuse(at, length, { is: "negation" });
}

/** "A versus B", "compare A with B", "year over year": each has a result of its own, beside the other. */
function takeSides(ledger: Ledger, at: number): void {
  const { lowers } = ledger;
  const isPeriods = ledger.lowers[at] !== "" && lowers[at] === lowers[at + 2] && /^(?:over|on|to|by|after)$/.test(lowers[at + 1] ?? ""); // prettier-ignore
  const candidates = ledger.candidates(at);
  if (isPeriods) {
    const isSaid = candidates.some(({ operators }) => operators.has("change"));
    if (isSaid) ledger.take(at, 3, "argument");
    else ledger.refuse(at, 3, { is: "operator" }, true);
  }
  // "The month before": of each month another one.
  const isPrior = STRETCH.test(lowers[at] ?? "") && /^(?:before|earlier|prior)$/.test(lowers[at + 1] ?? ""); // prettier-ignore
  const isTime = ledger.marks.some(({ is, from }) => is === "time" && from === at + 2);
  if (isPrior && !isTime && !candidates.some(({ operators }) => operators.has("change"))) ledger.refuse(at, 2, { is: "time" }, true); // prettier-ignore
  if (!/^(?:compar|versus$|vs$|against$)/.test(lowers[at] ?? "") || !ledger.isOpen(at)) return;
  // "Compare the shops": a value for each group; "compared to …" names the other side.
  const isSeveral =
    (lowers[at] === "compare" && candidates.some(({ leaves }) => leaves.some(isGroup))) ||
    candidates.some(hasSides) ||
    new Set(candidates.map(({ tool }) => tool)).size < candidates.length;
  if (isSeveral) ledger.take(at, 1, "argument");
  else ledger.refuse(at, 1, { is: "sides" });
}

/** Several inputs, several columns, or several names for a tool that sets them beside each other. */
function hasSides({ references, leaves, outputs, vocabulary }: Said): boolean {
  const named = leaves.filter(({ value, field }) => typeof value === "string" && field?.kind !== "choice"); // prettier-ignore
  const columns = named.filter(({ given, field }) => given && field?.format === "column");
  const isOfSides = [...outputs, ...vocabulary].some((stem) => stem.startsWith("compar"));
  const plain = named.filter(({ field }) => field?.format !== "column" && field?.format !== "path");
  return references > 1 || columns.some(({ name }, i) => columns.findIndex((one) => one.name === name) !== i) || (isOfSides && plain.length > 1); // prettier-ignore
}
