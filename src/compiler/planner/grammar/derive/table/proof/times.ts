/** Times that are said: none is dropped, and none is taken for another. */
import { WEEKDAY } from "../../../read/times/calendar-words.ts";
import { columnOf, isTaken, usesOf, valuesIn, type Check, type Claim } from "./claim.ts";
import { addsNothing } from "../../../link/function-words.ts";
import { isAmount } from "../columns.ts";

/** "In May" is a month though "may" alone says nothing. */
export const droppedTimes: Check = (claim) =>
  claim.reading.marks.flatMap(({ is, from, to }) => {
    const said = claim.words.slice(from, to);
    const isDropped =
      is === "time" && said.every(addsNothing) && said.every((_, i) => !isTaken(claim, from + i));
    return isDropped ? [from] : [];
  });

/** Each time that a part was made of stands in the query, by its day, its year, or as date math. */
export const lostTimes: Check = (claim) => {
  const values = new Set(valuesIn(claim.query).map(String));
  return usesOf(claim).flatMap(({ became, from, to }) => {
    const mark =
      became === "time"
        ? claim.reading.marks.find((one) => one.is === "time" && one.from === from && one.to <= to)
        : undefined;
    if (mark?.is !== "time") return [];
    const { period } = mark;
    const edges = [period.from, period.to, period.math?.from, period.math?.to].filter(
      (edge) => edge !== undefined,
    );
    const isKept = edges.some((edge) => values.has(edge) || values.has(edge.slice(0, 4)));
    return isKept || edges.length === 0 ? [] : [from];
  });
};

const DAY_NAME = new RegExp(`^(?:${WEEKDAY})$`);
const WHICH = /^(?:last|this|next|past|coming|previous|yesterday)$/;

/** "On a Saturday", "on Saturdays" and "on Saturday" are any of them: only "last Saturday" is one day. */
export const anyWeekday: Check = (claim) =>
  usesOf(claim).flatMap(({ became, from, to }) => {
    const said = claim.words.slice(from, to);
    const isWeekday = said.length === 1 && DAY_NAME.test(said[0] ?? "");
    const isOne = WHICH.test(claim.words[from - 1] ?? "");
    return became === "time" && isWeekday && !isOne ? [from] : [];
  });

/** "Per minute" of rows that have a day, or a length in minutes, is a rate. */
export const rates: Check = (claim) => {
  const { group = [] } = claim.query as { readonly group?: readonly unknown[] };
  return group.flatMap((key) => {
    const { bucket, column } = key as { readonly bucket?: string; readonly column?: string };
    const at =
      bucket === undefined
        ? -1
        : claim.words.findIndex((word, i) => word === bucket && PER.test(claim.words[i - 1] ?? ""));
    return at >= 0 && (isFinerThan(claim, column, bucket) || isMeasuredIn(claim, bucket))
      ? [at]
      : [];
  });
};

/** "The charge per day", with days as a number: a rate, and no group for each number of days. */
export const perAmount: Check = (claim) => {
  const { group = [] } = claim.query as { readonly group?: readonly unknown[] };
  return usesOf(claim).flatMap((use) => {
    const column = columnOf(use, claim.table);
    const isKey = column !== undefined && group.includes(column.name) && isAmount(column);
    return isKey && claim.words[use.from - 1] === "per" ? [use.from] : [];
  });
};

const PER = /^(?:per|an?|each|every)$/;

function isFinerThan({ table }: Claim, name: string | undefined, bucket = ""): boolean {
  const column = table.columns.find((one) => one.name === name);
  return ["minute", "hour"].includes(bucket) && !`${column?.min} ${column?.max}`.includes(":");
}

const SHORT: Readonly<Record<string, readonly string[]>> = {
  minute: ["min", "mins"],
  hour: ["h", "hr", "hrs"],
};

/** Whether rows have a length in such stretches of time. */
function isMeasuredIn({ table }: Claim, bucket = ""): boolean {
  const names = [bucket, ...(SHORT[bucket] ?? [])];
  return table.columns.some(
    (column) =>
      column.type === "number" && names.some((name) => table.lexicon.stemsOf(column).has(name)),
  );
}
