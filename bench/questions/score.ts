/**
 * Whether an answer is what SQL gave. Two things are judged: the rows that the task gave as data, and its headline.
 *
 * - The data decide: one number, one name, or all rows with all of their values and no row more, in the order that was
 *   asked for. How they are shown (columns that are cut, nouns, how a number is rounded) does not matter.
 * - The headline has to agree: it says the number, rounded or not; it names what is meant before anything else.
 */
import type { JsonObject } from "../../src/contract/json.ts";
import type { Generated, Value } from "./generate.ts";
import { resultOf, type Result } from "./result.ts";
import type { TaskResult } from "./run-in-process.ts";
import { indexOf, includesWord, isRounded, isSameCell, says, waysOf } from "./values.ts";

export type Outcome = "right" | "wrong" | "failed" | "refused";
export const OUTCOMES: readonly Outcome[] = ["right", "wrong", "failed", "refused"];

export function outcomeOf(
  question: Generated,
  exit: number,
  results: readonly TaskResult[],
): Outcome {
  if (exit === 2 || exit === 3) return "refused";
  if (exit !== 0) return "failed";
  // A second result answers another question.
  const [only, second] = results;
  const isAnswer = only !== undefined && second === undefined;
  return isAnswer && isRight(question, resultOf(only)) ? "right" : "wrong";
}

function isRight({ expect, rows: expected, others, ordered }: Generated, result: Result): boolean {
  const { rows, headline } = result;
  const [wanted = []] = expected;
  const [value = ""] = wanted;
  const [first = {}] = rows;
  const isOne = rows.length === 1;
  switch (expect) {
    case "number":
      return isOne && isRounded(Number(value), amountOf(result)) && says(headline, value);
    case "share":
      return (
        isOne &&
        [Number(value), Number(value) * 100].some((way) => has(first, way) && says(headline, way))
      );
    case "numbers":
      return isOne && wanted.every((one) => has(first, one) && says(headline, one));
    case "text":
      return has(first, value) && isNamedFirst(headline, String(value), others);
    case "day":
      return isOne && has(first, value) && waysOf(value).some((way) => includesWord(headline, way));
    case "rows": {
      const isExtra = (other: string): boolean =>
        includesWord(headline, other) &&
        !expected.some(([key]) => includesWord(String(key), other));
      return !others.some(isExtra) && hasRows(rows, expected, ordered);
    }
  }
}

/** The first number that is no key: what the answer is about stands first. */
function amountOf({ columns, keys, rows: [row = {}] }: Result): number {
  const amounts = columns.filter((column) => !keys.includes(column)).map((column) => row[column]);
  return Number(amounts.find((cell) => typeof cell === "number"));
}

function has(row: JsonObject, value: Value): boolean {
  return Object.values(row).some((cell) => isSameCell(value, cell));
}

function isNamedFirst(text: string, wanted: string, others: readonly string[]): boolean {
  const at = indexOf(text, wanted);
  if (at < 0) return false;
  const rest = others.filter((other) => !includesWord(wanted, other));
  const without = text.replaceAll(wanted, "\u0000".repeat(wanted.length));
  return rest.every((other) => {
    const place = indexOf(without, other);
    return place < 0 || place > at;
  });
}

/** Each row once. Those of equal values may come in any order. */
function hasRows(
  rows: readonly JsonObject[],
  expected: readonly (readonly Value[])[],
  ordered: boolean,
): boolean {
  if (rows.length !== expected.length) return false;
  const places = expected.map((values) =>
    rows.findIndex((row) => values.every((one) => has(row, one))),
  );
  if (places.includes(-1) || new Set(places).size < places.length) return false;
  const isInOrder = (i: number): boolean =>
    places.slice(i + 1).every((place, next) => {
      const isTie = expected[i]?.[1] === expected[i + 1 + next]?.[1];
      return isTie || (places[i] ?? 0) < place;
    });
  return !ordered || places.every((_, i) => isInOrder(i));
}
