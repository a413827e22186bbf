import { verdict, type Claim, type ClauseCheck } from "./check.ts";
import { columnsMeant } from "./columns-meant.ts";
import type { Grid } from "./grids.ts";
import { isNumber, isWord, type Item, type NumberItem } from "./items.ts";
import { isShownAs } from "./shown-as.ts";
import { stemOf } from "./stems.ts";

const WORDS = new Set(
  "range ranges ranged ranging run runs ran go goes went vary varies varied between".split(" "),
);

/** "Prices range from 3 to 9": the ends of a column, or of the columns of ends that one row has. */
export const ranges: ClauseCheck = (claim) => {
  const { items } = claim.clause;
  const words = items.filter((item) => isWord(item) && WORDS.has(item.word));
  const [low, high, ...more] = items.filter(isNumber);
  if (
    words.length === 0 ||
    low === undefined ||
    high === undefined ||
    more.length > 0 ||
    !isSpan(items, low, high)
  )
    return verdict([]);
  const shown: Item[] = [
    ...words,
    low,
    high,
    ...items.filter((item) => isWord(item) && item.word === "and"),
  ];
  if (claim.subjects.length > 0) return isOfRow(low, high, claim) ? verdict(shown) : verdict([]);
  const columns = columnsMeant(claim.clause, claim.grid, claim.evidence.query);
  const [least, greatest] = [
    endOf(claim.grid, columns, Math.min),
    endOf(claim.grid, columns, Math.max),
  ];
  const [first = 0] = columns;
  const isEnd = (number: NumberItem, end: number): boolean =>
    isShownAs(number, end, claim.grid.columns[first] ?? "", claim.grid.units[first]);
  return claim.grid.rows.length > 1 &&
    columns.length > 0 &&
    isEnd(low, least) &&
    isEnd(high, greatest)
    ? verdict(shown)
    : verdict([]);
};

/** `from A to B` or `between A and B`. */
function isSpan(items: readonly Item[], low: Item, high: Item): boolean {
  const before = (item: Item): string => {
    const previous = items[items.indexOf(item) - 1];
    return previous !== undefined && isWord(previous) ? previous.word : "";
  };
  return ["from to", "between and"].includes(`${before(low)} ${before(high)}`);
}

function endOf(
  { rows }: Grid,
  columns: readonly number[],
  choose: (a: number, b: number) => number,
): number {
  const cells = rows.flatMap((row) =>
    columns.map((column) => row[column]).filter((cell) => typeof cell === "number"),
  );
  return cells.length === 0 ? Number.NaN : cells.reduce((a, b) => choose(a, b));
}

/** `age runs from 21 to 63`, of a row with a `min` and a `max`. */
function isOfRow(low: NumberItem, high: NumberItem, { subjects, grid }: Claim): boolean {
  const [only, ...more] = subjects;
  const [row, ...rows] = only?.rows ?? [];
  if (row === undefined || more.length > 0 || rows.length > 0) return false;
  const isEnd = (number: NumberItem, kind: string): boolean => {
    const columns = [...grid.columns.keys()].filter(
      (column) => stemOf(/^\p{L}+/u.exec(grid.columns[column] ?? "")?.[0] ?? "") === kind,
    );
    return (
      columns.length === 1 &&
      columns.every((column) =>
        isShownAs(number, grid.rows[row]?.[column], grid.columns[column] ?? "", grid.units[column]),
      )
    );
  };
  return isEnd(low, "min") && isEnd(high, "max");
}
