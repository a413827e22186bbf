import type { ClaimCheck } from "./check.ts";
import { columnsMeant } from "./column-meant.ts";
import { isUnknownSuperlative, SUPERLATIVES, type Way } from "./direction-words.ts";
import type { Evidence } from "./evidence.ts";
import type { Grid } from "./grids.ts";
import { comparable, isShownAs, keyOf, namedRows, type NamedRow } from "./named-rows.ts";
import { isStated, isStatedWay } from "./said.ts";
import { numbersOf, segmentsOf, subjectsOf } from "./segments.ts";
import { wordsIn } from "./words-of.ts";

/** What is called the highest, the fewest or the latest is that, in the column that is meant. */
export const superlatives: ClaimCheck = ({ text, tasks }, evidence) => {
  const segments = segmentsOf(text);
  return segments.flatMap((segment, at) => {
    const words = wordsIn(segment.toLowerCase());
    return words.flatMap((word, place) => {
      // `at least 5` is a bound.
      if (words[place - 1] === "at") return [];
      const way = SUPERLATIVES.get(word);
      const isShown =
        way === undefined
          ? !isUnknownSuperlative(word) || isStated(text, evidence, (one) => one === word)
          : isStatedWay(segment, way, SUPERLATIVES, evidence) || holds(word, way, segments, at, evidence); // prettier-ignore
      return isShown ? [] : [`"${word}" does not follow from the data of ${tasks}`];
    });
  });
};

/** "The three highest are …" speaks of all that follow. */
const OF_SEVERAL = /\b(?:are|were|ones)\b/i;

function holds(
  word: string,
  way: Way,
  segments: readonly string[],
  at: number,
  { grids }: Evidence,
): boolean {
  const segment = segments[at] ?? "";
  const isOfSeveral = OF_SEVERAL.test(segment);
  const named = grids.flatMap((grid) => {
    const following = segments.slice(at).flatMap((part) => namedRows(part, grid));
    const rows = isOfSeveral ? following : subjectsOf(segments, at, grid);
    return rows.length > 0 && grid.rows.length > 1 ? [{ grid, rows }] : [];
  });
  if (named.length === 0) return grids.some((grid) => isEnd(segment, way, grid));
  // A name can stand in several places of an output: what one of them contradicts is not shown.
  return named.every(({ grid, rows }) => {
    const columns = columnsMeant(word, segment, segments.join(", "), grid, rows);
    return columns.length > 0 && columns.every((column) => areTop(rows, column, way, grid));
  });
}

/** Whether no other row goes further than any of these. */
function areTop(rows: readonly NamedRow[], column: number, way: Way, grid: Grid): boolean {
  const mine = rows.map(({ row }) => keyOf(row[column]));
  if (mine.includes(undefined)) return false;
  const sign = way === "up" ? 1 : -1;
  const weakest = Math.min(...(mine as number[]).map((key) => key * sign));
  const those = new Set(rows.map(({ row }) => row));
  return grid.rows.every((row) => {
    const key = keyOf(row[column]);
    return those.has(row) || key === undefined || key * sign <= weakest;
  });
}

/** A value without its row: "the highest price was 415.87". */
function isEnd(segment: string, way: Way, grid: Grid): boolean {
  const numbers = numbersOf(segment);
  return comparable(grid, "number").some((column) => {
    const cells = grid.rows.map((row) => row[column]).filter((cell) => typeof cell === "number");
    const end = way === "up" ? cells.reduce((a, b) => Math.max(a, b), -Infinity) : cells.reduce((a, b) => Math.min(a, b), Infinity); // prettier-ignore
    return numbers.some((number) => isShownAs(number, end));
  });
}
