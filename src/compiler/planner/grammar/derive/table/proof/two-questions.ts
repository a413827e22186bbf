/** Words that ask for two things, or for one of the other: a query that joins them is another question. */
import { addsNothing, isFunctionWord } from "../../../link/function-words.ts";
import type { Part } from "../parts.ts";
import { columnOf, isTaken, operatorsOf, type Check, type Claim } from "./claim.ts";
import { isIdentifier, isUnique, truthOf } from "../columns.ts";

const isStatistic = ({ is }: Part): boolean => is === "measure" || is === "openMeasure";
const isRanking = ({ is }: Part): boolean => ["extreme", "openExtreme", "limit", "end"].includes(is); // prettier-ignore

/**
 * "The average weight? And the heaviest?": not the heaviest average. "The average weight of the three heaviest": not
 * the three with the heaviest average.
 */
export const statisticOfRanked: Check = ({ parts, words }) =>
  parts.flatMap((part, i) => {
    const before = parts.slice(0, i).findLast(isStatistic);
    if (!isRanking(part) || before === undefined) return [];
    const start = Math.min(...part.uses.map(({ from }) => from));
    const between = words.slice(before.to, start);
    const isTwo = between.some((word) => /^(?:and|&|plus|\?|;)$/.test(word));
    const isOf = /^(?:of|for|among|over)$/.test(between.findLast((word) => word !== "the" && word !== "these" && word !== "those") ?? ""); // prettier-ignore
    return isTwo || isOf ? [start] : [];
  });

/** "How many shows and no shows": two numbers. */
export const countedBeside: Check = ({ parts, words }) =>
  parts.flatMap((part, i) => {
    const before = parts[i - 1];
    const isCounted = before !== undefined && isStatistic(before) && part.is === "condition";
    return isCounted && words.slice(before.to, part.from).join(" ") === "and" ? [before.to] : [];
  });

const BE = /^(?:is|was|are|were|the|has|had)$/;

/** "The longest pipe", of a table with several rows for each: what is said of a pipe is not said of a row. */
export const ofSeveralRows: Check = (claim) => {
  if (claim.parts.some(isStatistic)) return [];
  const uses = claim.parts.flatMap((part) => part.uses);
  return uses.flatMap((use) => {
    const isSaid = operatorsOf(claim, use).some((one) => one.op === "extreme" && one.dimension !== undefined); // prettier-ignore
    if (!isSaid) return [];
    const after = claim.words[use.to] ?? "";
    const isAlone = after === "one" || !/\p{L}/u.test(after);
    const noun = isAlone
      ? uses.findLast(({ from, to }) => to <= use.from && from < to && claim.words.slice(to, use.from).every((word) => BE.test(word))) // prettier-ignore
      : uses.find(({ from }) => from === use.to);
    const column = noun && columnOf(noun, claim.table);
    const isOfRows =
      column === undefined ||
      (column.type !== "text" && !isIdentifier(column)) ||
      truthOf(column) !== undefined ||
      isUnique(column, claim.table);
    return isOfRows ? [] : [use.from];
  });
};

/** "Which show …": what is asked for is a thing, though "show" may be a request. */
export const unknownThing: Check = (claim) => {
  const [first = "", word = ""] = claim.words;
  const isThing = /^(?:which|what)$/.test(first) && addsNothing(word) && !isFunctionWord(word);
  return isThing && /^\p{L}+$/u.test(word) && !isTaken(claim, 1) ? [1] : [];
};

/** "Which show ran the longest": from its first day to its last, where both stand in the table. */
export const howLong: Check = (claim) => {
  const times = claim.table.columns.filter(({ type }) => type === "time");
  if (times.length < 2) return [];
  return claim.words.flatMap((word, at) => {
    const isLast = /^(?:longest|shortest)$/.test(word) && !/\p{L}/u.test(claim.words[at + 1] ?? "");
    const verb = claim.words[claim.words[at - 1] === "the" ? at - 2 : at - 1] ?? "";
    return isLast && verb !== "" && !BE.test(verb) ? [at] : [];
  });
};

/** "Which pupil had both a test and a lesson": rows have one of them each. */
export const bothOf: Check = ({ words, parts, query }) =>
  words.flatMap((word, at) => {
    const next = parts.find(({ from }) => from > at);
    const isOfValues = next?.is === "condition" && (next.values?.length ?? 0) > 1;
    return word === "both" && isOfValues && query["group"] === undefined ? [at] : [];
  });

/** ", and how many?": of what stood before it, and not of all. */
export const nothingCounted: Check = ({ words, parts, query }) => {
  const isBare = ["where", "group", "extreme"].every((clause) => query[clause] === undefined);
  const isCount = parts.length === 1 && parts[0]?.is === "openMeasure" && parts[0].how === "count";
  const isAlone = words.every((word) => !/\p{L}/u.test(word) || /^(?:and|how|many|count)$/.test(word)); // prettier-ignore
  return isBare && isCount && isAlone ? [0] : [];
};

/** "…, and how many did Ottoline?": of what, and when, stood before it. */
export const elliptic: Check = ({ words }) => {
  const start = /^(?:and|but|then|,)$/.test(words[0] ?? "") ? 1 : 0;
  const isMany = words[start] === "how" && words[start + 1] === "many";
  return isMany && /^(?:do|does|did|has|have|had)$/.test(words[start + 2] ?? "") ? [start + 1] : [];
};

/** "Still out", "are on", "has in at York": where things are is said by a column, or it is not known. */
export const whereabouts: Check = (claim) => {
  const asksWhere = /^(?:which|what|who|whose|where|when)$/.test(claim.words[0] ?? "");
  return claim.words.flatMap((word, at) => {
    if (isTaken(claim, at)) return [];
    const isGoing = /^(?:went|go|goes|going|gone|sent|work|figure|find|point)$/.test(
      claim.words[at - 1] ?? "",
    );
    const next = claim.words[at + 1] ?? "";
    const isOutOf = word === "out" && next === "of";
    if (/^(?:out|off|up|down|away|back)$/.test(word)) return isGoing || isOutOf ? [] : [at];
    const isEnd = !/[\p{L}\p{N}]/u.test(next) || /^(?:in|at|on|from|of)$/.test(next);
    return !asksWhere && /^(?:in|on|over)$/.test(word) && isEnd ? [at] : [];
  });
};

/** A second question mark begins another question. */
export const secondQuestion: Check = (claim: Claim) => {
  const marks = claim.words.flatMap((word, at) => (word === "?" ? [at] : []));
  const [first] = marks;
  const rest = first === undefined ? [] : claim.words.slice(first + 1);
  const isMore = marks.length > 1 && rest.some((word) => /\p{L}/u.test(word));
  return isMore && first !== undefined && !isTaken(claim, first) ? [first + 1] : [];
};
