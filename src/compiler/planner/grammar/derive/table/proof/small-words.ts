/** Small words that ask for something that a query does not give. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { isFunctionWord } from "../../../link/function-words.ts";
import { truthOf } from "../columns.ts";
import type { Part } from "../parts.ts";
import type { TableQuery } from "../table-question.ts";

/** Positions of the words. */
export function notSaid(
  words: readonly string[],
  parts: readonly Part[],
  query: TableQuery,
  columns: readonly ColumnFacts[],
): number[] {
  const uses = parts.flatMap((part) => part.uses);
  const has = (clause: string) => query[clause] !== undefined;
  const isTaken = (at: number) => uses.some(({ from, to }) => from <= at && at < to);
  const names = new Set(columns.map(({ name }) => name.toLowerCase()));
  return words.flatMap((word, at) => {
    if (isTaken(at)) return [];
    // "From ordered to finished": a column that is said has a part in what is asked.
    if (names.has(word) && !isFunctionWord(word)) return at;
    // "Who holds the most": a person, and no number alone.
    if (/^whom?$/.test(word) && (at === 0 || words[at - 1] === "and")) return at;
    // ", only remakes" is no group of theirs.
    if (word === "only")
      return ["where", "having", "limit", "extreme"].every((clause) => !has(clause)) &&
        columns.length > 0 &&
        parts.some((part) => isOfTruth(part))
        ? at
        : [];
    // "2017 to 2024": all the columns between them.
    if (
      word === "to" &&
      [at - 1, at + 1].every(
        (beside) =>
          isTaken(beside) && /^\d{4}$/.test(words[beside] ?? "") && names.has(words[beside] ?? ""),
      )
    )
      return at;
    // Rows side by side compare nothing: "compare" asks for an amount of each.
    if (word === "compare") return at > 2 || has("measures") || has("extreme") ? [] : at;
    // "Of sequels and of other films": of those that a condition leaves out.
    if (/^others?$/.test(word)) return has("where") && !words.includes("same") ? at : [];
    // "Items by line" beside each other: of each line something is asked for.
    const isBeside = (part: Part) => part.is === "target" && [1, 2].includes(part.from - at);
    if (word === "by") return isPlainList(query) && parts.some(isBeside) ? at : [];
    // "Who has been here the longest": since when, and no length that stands in the table.
    if (word === "been")
      return words.some((one) => /^(?:long(?:er|est)?|since|for)$/.test(one)) ? at : [];
    // What is not there yet is a forecast.
    return word === "will" && parts.some((part) => isAhead(part, columns)) ? at : [];
  });
}

function isOfTruth(part: Part): boolean {
  const keys = part.is === "keys" ? part.keys.map(({ column }) => column) : [];
  return [...keys, ...(part.is === "target" ? part.columns : [])].some(
    (column) => truthOf(column) !== undefined,
  );
}

/** Several columns of rows as they stand, in no order. */
function isPlainList(query: TableQuery): boolean {
  const { select } = query as { readonly select?: readonly unknown[] };
  return (
    (select?.length ?? 0) > 1 &&
    ["order", "extreme", "group", "limit"].every((clause) => query[clause] === undefined)
  );
}

/** A time that begins after the last one that the table has. */
function isAhead(part: Part, columns: readonly ColumnFacts[]): boolean {
  const { from, math } = part.is === "openPeriod" ? part.period : {};
  if (math?.from?.startsWith("now+") === true) return true;
  const last = columns
    .flatMap(({ type, max }) => (type === "time" && max !== undefined ? max : []))
    .toSorted()
    .at(-1);
  return from !== undefined && last !== undefined && from > last;
}
