/** Numbers, statistics, superlatives and negations that are said: each has its place in the query. */
import { truthOf } from "../columns.ts";
import { operatorsOf, usesOf, valuesIn, type Check, type Claim } from "./claim.ts";

/** A number without a unit stands in the query as it is, or as the part of one that a percentile is. */
export const numbers: Check = (claim) => {
  const values = new Set(valuesIn(claim.query).map(Number));
  return usesOf(claim).flatMap(({ became, from }) => {
    const mark =
      became === "number"
        ? claim.reading.marks.find((one) => one.is === "number" && one.from === from)
        : undefined;
    if (mark?.is !== "number" || values.has(mark.value) || values.has(mark.value / 100)) return [];
    // "The 1 with the most" is the one.
    return mark.value === 1 ? [] : [from];
  });
};

/** Statistics that another one may stand for: "how many" of an amount is its total. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  count: ["sum", "distinct", "missing"],
  sum: ["count", "distinct"],
  distinct: ["count"],
  missing: ["count"],
};
/** They may as well say of how much something is taken. */
const EXTENT = new Set("overall altogether combined in total peak".split(" "));

export const statistics: Check = (claim) => {
  const values = new Set(valuesIn(claim.query["measures"]));
  const isRanked = claim.query["extreme"] !== undefined || claim.query["order"] !== undefined;
  return usesOf(claim).flatMap((use) => {
    const operators = operatorsOf(claim, use);
    const hows = operators.flatMap((one) => (one.op === "statistic" ? [one.how] : []));
    const isOther = operators.length > hows.length || EXTENT.has(use.became);
    if (hows.length === 0 || isOther || use.became.includes("total")) return [];
    const isKept = hows.some(
      (how) =>
        values.has(how) ||
        ALSO[how]?.some((one) => values.has(one)) === true ||
        (isRanked && (how === "min" || how === "max")),
    );
    return isKept ? [] : [use.from];
  });
};

const RANKING = ["extreme", "order", "limit", "neighbour"];

export const superlatives: Check = (claim) => {
  const isRanked = RANKING.some((clause) => claim.query[clause] !== undefined);
  const hows = valuesIn(claim.query["measures"]);
  if (isRanked || ["min", "max", "first", "last", "quantile"].some((how) => hows.includes(how)))
    return [];
  return usesOf(claim).flatMap((use) => {
    const operators = operatorsOf(claim, use);
    const isSaid =
      operators.length > 0 && operators.every(({ op }) => op === "extreme" || op === "end");
    return isSaid ? [use.from] : [];
  });
};

/** "Not", "without" and "never" leave something in the query that is not so. */
export const negations: Check = (claim) => {
  if (isNegative(claim)) return [];
  const meant = claim.parts.filter(({ is }) => is !== "noise").flatMap(({ uses }) => uses);
  return meant.flatMap((use) => {
    const operators = operatorsOf(claim, use);
    return operators.length > 0 && operators.every(({ op }) => op === "not") ? [use.from] : [];
  });
};

/** "With a crane and without": of both something is asked for, and not of those without alone. */
export const withAndWithout: Check = (claim) =>
  claim.words.flatMap((word, at) => {
    const isEnd = !/\p{L}/u.test(claim.words[at + 1] ?? "");
    const isOther = /^(?:and|or|vs|versus)$/.test(claim.words[at - 1] ?? "");
    const isGrouped = claim.query["group"] !== undefined;
    return (word === "without" || word === "not") && isEnd && isOther && !isGrouped ? [at] : [];
  });

function isNegative({ query, table }: Claim): boolean {
  const text = JSON.stringify(query);
  const nos = new Set<unknown>(table.columns.flatMap((column) => truthOf(column)?.no ?? []));
  return (
    /"not":true|"missing"|"!="|"anti"/.test(text) ||
    valuesIn(query["where"]).some((value) => value === 0 || nos.has(value))
  );
}
