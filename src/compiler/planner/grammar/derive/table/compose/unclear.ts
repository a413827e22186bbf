/** Parts that fit each other by their kinds, and are no reading of what was said. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { wordsOfName } from "../../../link/identifier.ts";
import { truthOf, type Table } from "../columns.ts";
import type { OpenCondition, Part } from "../parts.ts";

/** "Fees of members under 40": of a bare number it is not known whether the fee or the age is meant. */
export function isOfAge(
  { unit, dimension, value }: OpenCondition,
  column: ColumnFacts,
  { columns }: Table,
) {
  const ages = columns.filter(({ name, type }) => type === "number" && /\bage\b/i.test(name));
  const holds = ({ min, max }: ColumnFacts) =>
    Number(min) <= Number(value) && Number(value) <= Number(max);
  const isBare = unit === undefined && dimension === undefined;
  return isBare && !ages.includes(column) && ages.some(holds);
}

/** "How many …, and how many of them …": two numbers, of which one query gives one. */
export function countsTwice(parts: readonly Part[], words: readonly string[]): boolean {
  const counts = (how: string) => how === "count" || how === "distinct";
  const counting = parts.filter(
    (part) =>
      (part.is === "openMeasure" && counts(part.how)) ||
      (part.is === "measure" && part.measures.some(({ how }) => counts(how))),
  );
  return counting.length > 1 && words.some((word) => ["them", "those", "these"].includes(word));
}

/** "Cheapest organic white": what is said of rows is a condition, and no column that is asked for. */
export function isAdjective(part: Part, parts: readonly Part[]): boolean {
  const isTruth =
    part.is === "target" && part.columns.some((column) => truthOf(column) !== undefined);
  return (
    isTruth &&
    parts.some(
      ({ from, is }) =>
        from === part.to && (is === "condition" || is === "rows" || is === "target"),
    )
  );
}

/** One column in two parts, or its words as a time: "last month" of `Visits Last Month` is not said of rows. */
export function saysTwice(parts: readonly Part[], words: readonly string[]): boolean {
  const uses = parts.flatMap((part, of) => part.uses.map((use) => ({ ...use, of })));
  const columns = uses.filter(({ became }) => became.startsWith("column "));
  const isSplit = columns.some(({ became, to, of }) =>
    columns.some((other) => other.became === became && other.from === to && other.of !== of),
  );
  const names = columns.map(({ became }) => wordsOfName(became.slice("column ".length)).words);
  const isTaken = uses.some(
    ({ became, from, to }) =>
      ["time", "last", "first"].includes(became) &&
      names.some((name) => words.slice(from, to).every((word) => name.includes(word))),
  );
  return isSplit || isTaken;
}
