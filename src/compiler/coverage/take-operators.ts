/** Words that decide a result: what is done with values, and which of them are meant. The arguments have to say them. */
import { isFunctionWord } from "../planner/grammar/link/function-words.ts";
import type { Ledger } from "./ledger.ts";
import { operationAt, type Operation } from "./operators.ts";
import { isWorded, type Said } from "./said.ts";
import { isGroup } from "./take-groups.ts";

/** What arguments say themselves. */
export function takeSaid(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const operation = operationAt(ledger.lowers, at);
    const { length = 0 } = operation ?? {};
    const isSaid = ledger.some(at, ({ operators }) => isSaidBy(operation, operators));
    if (isSaid) ledger.take(at, length, "argument");
  }
}

function isSaidBy(operation: Operation | undefined, said: ReadonlySet<string>): boolean {
  // Whoever takes the greatest value takes the longest of lengths.
  const isSaid = (key: string): boolean =>
    said.has(key) || said.has(key.replace(/^(greatest|least) (?!count)\w+$/, "$1"));
  return operation !== undefined && [...operation.keys].some(isSaid);
}

/** "Which shop has the lowest average": a tool that groups says in its output which one it is. */
export function takeExtremes(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const operation = operationAt(ledger.lowers, at);
    const { keys, length = 0 } = operation ?? {};
    // "The average maximum" is made of maxima, and "largest first" is an order.
    const before = operationAt(ledger.lowers, at - 1)?.keys;
    const isMade = before !== undefined && STATISTICS.some((key) => before.has(key));
    const isOrder = ledger.is(at + 1, /^(?:first|last)$/);
    if (keys === undefined || isMade || isOrder || !ledger.isOpen(at)) continue;
    const ends = ["least", "greatest"].filter((key) => keys.has(key));
    const isGiven = ledger.some(at, (said) => {
      const isEnd = ends.some((key) => said.gives.has(key));
      return isEnd && said.leaves.some(isGroup) && statisticIsSaid(said, ledger);
    });
    if (isGiven) ledger.take(at, length, "argument");
  }
}

/** A word for another value of an argument than the one that it has says that something else was wanted. */
export function refuseOtherChoices(ledger: Ledger): void {
  for (const said of ledger.said)
    for (const field of said.fields.filter(isWorded)) {
      const has = said.leaves.flatMap((leaf) => (leaf.field === field ? String(leaf.value) : []));
      const others = field.choices.flatMap(({ value, wordings }) => {
        const means = JSON.stringify(value).replace(/^"|"$/g, "");
        return has.includes(means) ? [] : wordings.map((wording) => ({ means, wording }));
      });
      for (const at of ledger.words.keys()) {
        const lower = ledger.lowers[at] ?? "";
        const isOpen = ledger.isOpen(at) && ledger.candidates(at).includes(said);
        if (!isOpen || isFunctionWord(lower)) continue;
        for (const { means, wording } of others) {
          // "The lines of code" are things, and no chart that is a line.
          const length = lower === `${means}s` ? 0 : ledger.stands(wording, at);
          const problem = { argument: field.name, means, has: has.join(", ") };
          if (length > 0) ledger.refuse(at, length, { is: "contradicted", ...problem });
        }
      }
    }
}

/** All other operators: a tool may say of itself that it does them. */
export function takeOperators(ledger: Ledger): void {
  for (const at of ledger.words.keys()) {
    const operation = operationAt(ledger.lowers, at);
    if (operation === undefined || !ledger.isOpen(at)) continue;
    const { length } = operation;
    const isDone = ledger.some(at, (said) => does(said, at, operation, ledger));
    if (isSequence(ledger, at)) ledger.take(at, length, "nothing");
    else if (isFirstOfAll(ledger, at)) ledger.take(at, length, "argument");
    else if (isDone) ledger.take(at, length, "tool");
    else ledger.refuse(at, length, { is: "operator" });
  }
}

/** A tool that has no argument for an operator, and says of itself that it does it. */
function does(said: Said, at: number, operation: Operation, ledger: Ledger): boolean {
  const { keys, length } = operation;
  if (isSaidBy(operation, said.chosen)) return false;
  if (keys.has("count")) return countsNoun(said, at + length, ledger);
  // "The smallest" may be an output; that the oldest of all is one does not put it first.
  const isEnd = ["least", "greatest"].some((key) => keys.has(key) && said.gives.has(key));
  const isOwn = isEnd || !keys.isDisjointFrom(said.does);
  return isOwn && isCountedOf(said, at, length, ledger);
}

/** "How many words": of what a tool says that it counts. That its file is called so does not make it count them. */
function countsNoun({ vocabulary, outputs }: Said, from: number, ledger: Ledger): boolean {
  const isContent = (lower: string): boolean => lower !== "" && !isFunctionWord(lower);
  const start = ledger.lowers.findIndex((lower, at) => at >= from && isContent(lower));
  if (start === -1) return true;
  const length = ledger.lowers.slice(start).findIndex((lower) => !isContent(lower));
  const nouns = ledger.lowers.slice(start, length === -1 ? undefined : start + length);
  return nouns.some((_, i) => ledger.isAmong(start + i, [...vocabulary, ...outputs]));
}

/** "Files with the most authors": what is ranked, and what is counted of each, stand together in what the tool says. */
function isCountedOf({ own }: Said, at: number, length: number, ledger: Ledger): boolean {
  const having = ledger.is(at - 1, /^the$/) ? at - 2 : at - 1;
  const isRanking = ledger.is(at, /^(?:most|fewest|least)$/);
  if (!isRanking || !ledger.is(having, /^(?:with|ha[sd]|have|having)$/)) return true;
  const isCounted = own.some((text) =>
    text.some((stem, i) => {
      const beside = [text[i - 1] ?? "", text[i + 1] ?? ""];
      return ledger.lowers[at] === stem && ledger.isAmong(at + length, beside);
    }),
  );
  const ranked = having - 1;
  const isPerson = isFunctionWord(ledger.lowers[ranked] ?? "of");
  const isRanked = isPerson || ledger.isArgument(ranked) || ledger.isAmong(ranked, own.flat());
  return isCounted && isRanked;
}

const STATISTICS = ["mean", "sum", "median", "stddev", "count", "distinct"];

/** Whether words say how the values of a task become one, and not by which of them. */
export function statisticIsSaid(said: Said, ledger: Ledger): boolean {
  return ledger.words.some((_, at) => {
    const { keys } = operationAt(ledger.lowers, at) ?? {};
    const isStatistic = STATISTICS.some((key) => keys?.has(key) === true);
    return isStatistic && ledger.candidates(at).includes(said) && ledger.isArgument(at);
  });
}

/** "The first ten rows", "the top 3 keywords", of a tool that says how many it gives, and puts them in no other order. */
function isFirstOfAll(ledger: Ledger, at: number): boolean {
  if (!ledger.is(at, /^(?:first|top)$/) || !ledger.isArgument(at + 1)) return false;
  return ledger.some(at, ({ does: own, leaves }) => {
    const numbers = leaves.filter(({ given, value }) => given && typeof value === "number");
    const isLimited = numbers.some(({ name }) => /^(?:limit|n|count|first|rows|top)$/.test(name));
    // "The first two commits" are the oldest, and such a tool gives the newest.
    const isOrdered = own.has("last") || leaves.some(({ name }) => /^(?:order|by|sort)/.test(name));
    return isLimited && (ledger.is(at, /^top$/) || !isOrdered);
  });
}

/** "First of all …", "First, …": the order of a sentence. */
function isSequence(ledger: Ledger, at: number): boolean {
  if (!ledger.is(at, /^(?:first|last)$/)) return false;
  const isOpening = at === 0 || /[.;:\n]/.test(ledger.words[at]?.gap ?? "");
  const isApart = ledger.words[at + 1]?.gap.includes(",") === true && ledger.is(at + 1, /./);
  return (isOpening && isApart) || (ledger.is(at + 1, /^of$/) && ledger.is(at + 2, /^all$/));
}
