/** Small words that ask for something that a query does not give. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Part } from "./parts.ts";
import type { TableQuery } from "./table-question.ts";

/** Positions of the words. */
export function notSaid(
  words: readonly string[],
  parts: readonly Part[],
  query: TableQuery,
  columns: readonly ColumnFacts[],
): number[] {
  const uses = parts.flatMap((part) => part.uses);
  const isTaken = (at: number) => uses.some(({ from, to }) => from <= at && at < to);
  return words.flatMap((word, at) => {
    if (isTaken(at)) return [];
    // Rows side by side compare nothing: "compare" asks for an amount of each.
    if (word === "compare") return at > 2 || "measures" in query || "extreme" in query ? [] : at;
    // "Of sequels and of other films": of those that a condition leaves out.
    if (/^others?$/.test(word)) return "where" in query && !words.includes("same") ? at : [];
    // What is not there yet is a forecast.
    return word === "will" && parts.some((part) => isAhead(part, columns)) ? at : [];
  });
}

/** A time that begins after the last one that the table has. */
function isAhead(part: Part, columns: readonly ColumnFacts[]): boolean {
  const { from, math } = part.is === "openPeriod" ? part.period : {};
  if (math?.from?.startsWith("now+") === true) return true;
  const last = columns.flatMap(({ type, max }) => (type === "time" && max !== undefined ? max : [])).toSorted().at(-1); // prettier-ignore
  return from !== undefined && last !== undefined && from > last;
}
