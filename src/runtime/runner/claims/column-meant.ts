import type { Grid } from "./grids.ts";
import { columnsNamed, comparable, isShownAs, type NamedRow } from "./named-rows.ts";
import { numbersOf } from "./segments.ts";
import { wordsIn } from "./words-of.ts";

/** Of times: the others are of numbers. */
const OF_TIMES = new Set(
  "latest newest earliest oldest later earlier older newer first last".split(" "),
);

/** Words after a comparison that can name what is compared: "the highest mean price of all". */
const REACH = 4;

/**
 * By which columns a word compares: those named soon after it, else those named in its piece of the sentence or whose
 * values are given there, else those in the whole sentence, else the only one that there is. Empty: nobody can tell.
 */
export function columnsMeant(
  word: string,
  piece: string,
  text: string,
  grid: Grid,
  rows: readonly NamedRow[],
): readonly number[] {
  const among = comparable(grid, OF_TIMES.has(word) ? "string" : "number");
  const given = (part: string): number[] => {
    const numbers = numbersOf(part);
    return among.filter((column) => rows.some(({ row }) => numbers.some((number) => isShownAs(number, row[column])))); // prettier-ignore
  };
  const words = wordsIn(piece.toLowerCase());
  const at = words.indexOf(word);
  const soon = words.slice(at + 1, at + 1 + REACH).join(" ");
  const ways = [
    columnsNamed(soon, grid, among),
    ...[piece, text].flatMap((part) => [columnsNamed(part, grid, among), given(part)]),
  ];
  return ways.find(({ length }) => length > 0) ?? (among.length === 1 ? among : []);
}
