/** Amounts of which something would have to be computed that no query does: they are not listed instead. */
import { hasDimension } from "../../../link/dimensions.ts";
import { isAmount, isCount, isIdentifier, isUnique } from "../columns.ts";
import type { Condition, Part } from "../parts.ts";
import { columnOf, isTaken, operatorsOf, usesOf, type Check, type Claim } from "./claim.ts";

const COORDINATING = /^(?:and|or|,|;|&|plus|with|including|vs|versus|beside|besides|also|then)$/;

/** "Have paid double their fee", "the cost of the stock on hand": two amounts that nothing lists side by side. */
export const notListed: Check = (claim) => {
  const amounts = claim.parts.filter((part) => isOfAmounts(part));
  return amounts.flatMap((part, i) => {
    const before = amounts[i - 1];
    if (before === undefined) return [];
    const between = claim.words.slice(before.to, part.from);
    return between.some((word) => COORDINATING.test(word)) ? [] : [part.from];
  });
};

function isOfAmounts(part: Part): boolean {
  return part.is === "target" && part.columns.some(isAmount);
}

/** "The value of the stock" is what it costs, times how much there is. */
export const worth: Check = (claim) => {
  const { table, words } = claim;
  const isPriced = usesOf(claim).some((use) => isMoney(claim, columnOf(use, table)));
  if (!isPriced || !table.columns.some((column) => isCount(column, table))) return [];
  return words.flatMap((word, at) => {
    if (!/^(?:value|worth|valued)$/.test(word)) return [];
    const next = words.findIndex(
      (one, i) => i > at && !/^(?:of|in|for|the|a|its|column)$/.test(one),
    );
    const isOfColumn = usesOf(claim).some(
      (use) => use.from === next && columnOf(use, table)?.type === "number",
    );
    const isNamed = usesOf(claim).some(
      (use) => use.from <= at && at < use.to && columnOf(use, table) !== undefined,
    );
    return isOfColumn || isNamed ? [] : [at];
  });
};

function isMoney({ table }: Claim, column: Claim["table"]["columns"][number] | undefined): boolean {
  return (
    column?.type === "number" &&
    (/[£$€¥]/.test(column.name) || hasDimension(table.lexicon.stemsOf(column), "money"))
  );
}

/** "How far did it go in June": one amount, and no list of those of several rows. */
export const oneAmount: Check = (claim) => {
  const { query, table } = claim;
  const isList = ["measures", "group", "extreme", "limit", "neighbour", "join"].every(
    (clause) => query[clause] === undefined,
  );
  const where = (query["where"] as readonly Condition[] | undefined) ?? [];
  const keys = new Set(table.columns.filter((one) => isUnique(one, table)).map(({ name }) => name));
  const isOne = where.some(
    (one) =>
      "op" in one && ["=", "contains"].includes(one.op) && one.not !== true && keys.has(one.column),
  );
  if (!isList || isOne) return [];
  return usesOf(claim).flatMap((use) => {
    const isAmountAsked = operatorsOf(claim, use).some((one) => one.op === "amount");
    return isAmountAsked ? [use.from] : [];
  });
};

const MULTIPLES = /^(?:double|triple|treble|half|halves|twice|thrice)$/;

/** Half, a third or double of another amount, and of no number that is said. */
export const multiples: Check = (claim) => {
  const isTime = (at: number) =>
    claim.reading.marks.some(
      ({ is, from, to }) => ["time", "duration", "quantity"].includes(is) && from <= at && at < to,
    );
  const isValue = (at: number) =>
    usesOf(claim).some(
      ({ became, from, to, weight }) =>
        from <= at &&
        at < to &&
        weight === 1 &&
        (became.includes(" = ") || became.startsWith("column ")),
    );
  const fractions = claim.reading.marks.flatMap((mark) => {
    const isFraction = mark.is === "number" && mark.value > 0 && mark.value < 1;
    const isWord = claim.words.slice(mark.from, mark.to).some((word) => /^\p{L}{4,}$/u.test(word));
    return isFraction && isWord && !isTime(mark.from) ? [mark.from] : [];
  });
  const said = claim.words.flatMap((word, at) =>
    MULTIPLES.test(word) && !isTime(at) && !isValue(at) && isOfOther(claim, at) ? [at] : [],
  );
  return [...new Set([...fractions, ...said])];
};

/** "Twice" alone is how often. */
function isOfOther({ words }: Claim, at: number): boolean {
  return (
    !/^(?:twice|thrice)$/.test(words[at] ?? "") ||
    /^(?:the|as|their|its|his|her|that|what)$/.test(words[at + 1] ?? "")
  );
}

/** "What parts went into it", "how many parts": things, and no money that was paid for them. */
export const things: Check = (claim) => {
  const { table, words } = claim;
  return usesOf(claim).flatMap((use) => {
    const column = columnOf(use, table);
    if (column === undefined || !isAmount(column) || !/[^su]s$/.test(words[use.to - 1] ?? ""))
      return [];
    const before = words.slice(Math.max(0, use.from - 2), use.from);
    const isWhich = ["which", "what"].includes(before.at(-1) ?? "") && use.to - use.from === 1;
    const isMany = before.join(" ") === "how many" && isMoney(claim, column);
    return isWhich || isMany ? [use.from] : [];
  });
};

/** "Each" and "per" ask for groups. */
export const groups: Check = (claim) => {
  const text = JSON.stringify(claim.query);
  const isGrouped = /"group":|"within":|"distinct":true/.test(text);
  if (isGrouped) return [];
  return claim.words.flatMap((word, at) => {
    if (!/^(?:each|per|every)$/.test(word) || isTaken(claim, at)) return [];
    const next = usesOf(claim).find(({ from }) => from === at + 1);
    const column = next && columnOf(next, claim.table);
    return word === "per" || (column !== undefined && !isIdentifier(column)) ? [at] : [];
  });
};
