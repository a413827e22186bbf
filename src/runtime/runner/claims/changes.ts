import type { ShownNumber } from "../numbers/read-numbers.ts";
import { readNumbers } from "../numbers/read-numbers.ts";
import type { ClaimCheck } from "./check.ts";
import { CHANGES, type Way } from "./direction-words.ts";
import type { Evidence } from "./evidence.ts";
import type { Grid } from "./grids.ts";
import { comparable, isShownAs, keyOf } from "./named-rows.ts";
import { isStatedWay } from "./said.ts";
import { numbersOf, segmentsOf } from "./segments.ts";
import { wordsIn } from "./words-of.ts";

/** What is said to have risen has: by a value with that sign, or from a smaller one to a later, larger one. */
export const changes: ClaimCheck = ({ text, tasks }, evidence) =>
  segmentsOf(text).flatMap((segment) => {
    const words = wordsIn(segment.toLowerCase());
    return words.flatMap((word, at) => {
      const way = CHANGES.get(word);
      // `up to 5` is a bound.
      if (way === undefined || ((word === "up" || word === "down") && words[at + 1] === "to")) return []; // prettier-ignore
      if (isStatedWay(segment, way, CHANGES, evidence) || holds(segment, way, evidence)) return [];
      return [`"${word}" does not follow from the data of ${tasks}`];
    });
  });

function holds(segment: string, way: Way, evidence: Evidence): boolean {
  const span = /\bfrom\s+(\S+)(?:\s.*?)?\sto\s+(\S+)/i.exec(segment);
  const [from, to] = [readNumbers(span?.[1] ?? "")[0], readNumbers(span?.[2] ?? "")[0]];
  if (from !== undefined && to !== undefined) return isCourse(from, to, way, evidence);
  const numbers = numbersOf(segment);
  return numbers.some((number) => {
    const signs = new Set(evidence.signed.filter((value) => value !== 0 && isShownAs(number, value)).map(Math.sign)); // prettier-ignore
    return signs.size === 1 && signs.has(way === "up" ? 1 : -1) && (way === "down" || isChange(evidence)); // prettier-ignore
  });
}

/** Names of fields that hold a difference: a value without a sign can be anything else, too. */
const OF_CHANGES =
  /^(?:changes?|changed|diff|difference|delta|growth|gain|return|returns|increase|rise|trend|slope)$/;

function isChange({ words }: Evidence): boolean {
  return [...words].some((word) => OF_CHANGES.test(word));
}

/** Both stand in one column whose rows are in order of time, the one before the other. */
function isCourse(from: ShownNumber, to: ShownNumber, way: Way, { grids }: Evidence): boolean {
  if (way === "up" ? from.value >= to.value : from.value <= to.value) return false;
  return grids.some((grid) => {
    const [time] = comparable(grid, "string");
    return time !== undefined && comparable(grid, "number").some((column) => follows(from, to, column, time, grid)); // prettier-ignore
  });
}

function follows(
  from: ShownNumber,
  to: ShownNumber,
  column: number,
  time: number,
  { rows }: Grid,
): boolean {
  const timesOf = (number: ShownNumber): number[] =>
    rows.flatMap((row) => (isShownAs(number, row[column]) ? [keyOf(row[time]) ?? NaN] : []));
  const [starts, ends] = [timesOf(from), timesOf(to)];
  return starts.length > 0 && ends.length > 0 && Math.max(...starts) < Math.min(...ends);
}
