/** Words that ask for two things, or for one of the other: a query that joins them is another question. */
import type { Part } from "../parts.ts";
import { isStatistic, isTaken, type Check, type Claim } from "./claim.ts";

const isRanking = ({ is }: Part): boolean =>
  ["extreme", "openExtreme", "limit", "end"].includes(is);

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
    const isOf = /^(?:of|for|among|over)$/.test(
      between.findLast((word) => word !== "the" && word !== "these" && word !== "those") ?? "",
    );
    return isTwo || isOf ? [start] : [];
  });

/** "How many shows and no shows": two numbers. */
export const countedBeside: Check = ({ parts, words }) =>
  parts.flatMap((part, i) => {
    const before = parts[i - 1];
    const isCounted = before !== undefined && isStatistic(before) && part.is === "condition";
    return isCounted && words.slice(before.to, part.from).join(" ") === "and" ? [before.to] : [];
  });

/** A second question mark begins another question. */
export const secondQuestion: Check = (claim: Claim) => {
  const marks = claim.words.flatMap((word, at) => (word === "?" ? [at] : []));
  const [first] = marks;
  const rest = first === undefined ? [] : claim.words.slice(first + 1);
  const isMore = marks.length > 1 && rest.some((word) => /\p{L}/u.test(word));
  return isMore && first !== undefined && !isTaken(claim, first) ? [first + 1] : [];
};
