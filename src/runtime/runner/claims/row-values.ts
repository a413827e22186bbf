import type { ShownNumber } from "../numbers/read-numbers.ts";
import type { ClaimCheck } from "./check.ts";
import { SUPERLATIVES } from "./direction-words.ts";
import type { Evidence } from "./evidence.ts";
import type { Grid } from "./grids.ts";
import { columnsNamed, comparable, isShownAs } from "./named-rows.ts";
import { numbersOf, segmentsOf, subjectsOf } from "./segments.ts";
import { wordsIn } from "./words-of.ts";

/** A value of a row is said of that row, and of the column that the sentence names. */
export const rowValues: ClaimCheck = ({ text }, evidence) => {
  const segments = segmentsOf(text);
  return segments.flatMap((segment, at) =>
    numbersOf(segment)
      .filter((number) => !evidence.isLoose(number))
      .flatMap((number) => problemOf(number, text, segments, at, evidence)),
  );
};

function problemOf(
  number: ShownNumber,
  text: string,
  segments: readonly string[],
  at: number,
  evidence: Evidence,
): string[] {
  const holding = evidence.grids.filter((grid) => grid.rows.some((row) => row.some((cell) => isShownAs(number, cell)))); // prettier-ignore
  if (holding.length === 0) return [];
  const problems = holding.map((grid) => problemIn(grid, number, text, subjectsOf(segments, at, grid).map(({ row }) => row))); // prettier-ignore
  const [first] = problems;
  return problems.includes(undefined) || first === undefined ? [] : [first];
}

function problemIn(
  grid: Grid,
  number: ShownNumber,
  text: string,
  rows: readonly (readonly unknown[])[],
): string | undefined {
  if (rows.length === 0) {
    if (grid.rows.length === 1 || grid.isRecord || isExtreme(number, grid, text)) return undefined;
    return `${number.text} is the value of one row, and the sentence does not say of which`;
  }
  const columns = new Set(
    rows.flatMap((row) => [...row.keys()].filter((column) => isShownAs(number, row[column] as never))), // prettier-ignore
  );
  if (columns.size === 0) return `${number.text} is a value of something else than what it is said of`; // prettier-ignore
  const named = columnsNamed(text, grid, comparable(grid, "number"));
  if (named.length === 0 || named.some((column) => columns.has(column))) return undefined;
  const [own = 0] = columns;
  return `${number.text} is ${grid.columns[own] ?? "another value"}, and the sentence speaks of ${named.map((column) => grid.columns[column]).join(", ")}`; // prettier-ignore
}

/** The ends of a column may be said without the rows that have them: "from 3 to 9", "the highest was 9". */
function isExtreme(number: ShownNumber, grid: Grid, text: string): boolean {
  const words = wordsIn(text.toLowerCase());
  if (!words.some((word) => SUPERLATIVES.has(word) || ["between", "range", "ranges", "ranged", "from"].includes(word))) return false; // prettier-ignore
  return comparable(grid, "number").some((column) => {
    const cells = grid.rows.map((row) => row[column]).filter((cell) => typeof cell === "number");
    return [Math.min(...cells), Math.max(...cells)].some((end) => isShownAs(number, end));
  });
}
