import {
  doesNotFollow,
  merged,
  verdict,
  type Claim,
  type ClauseCheck,
  type Verdict,
} from "./check.ts";
import { columnsMeant, keyOf, numberColumns, timeColumns } from "./columns-meant.ts";
import { COMPARATIVES, OF_TIMES, type Way } from "./direction-words.ts";
import { isCell, isNumber, isWord, type CellItem, type Item, type NumberItem } from "./items.ts";
import { factorsOf } from "./shown-as.ts";
import { both } from "./subjects.ts";

/** Between a comparative and what it compares with: "higher than those of all the others". */
const BRIDGING = new Set(
  "that those the of in from for all any every each other others".split(" "),
);

/** Of two rows that are compared, or a row and a bound, the one is what it is called. */
export const comparisons: ClauseCheck = (claim) => {
  const found = claim.clause.items.flatMap((item, at): Verdict[] => {
    const way = isWord(item) ? wayOf(item.word, claim.clause.items[at - 1]) : undefined;
    if (way === undefined || !isWord(item)) return [];
    const next = claim.clause.items[at + 1];
    // `over the year` compares nothing.
    if (item.word === "over" && next !== undefined && isWord(next) && next.word === "the")
      return [verdict([item])];
    const shown = shownBy(item.word, way, at, claim);
    if (shown !== undefined && shown !== "false") return [verdict([item, ...shown])];
    return [{ ...verdict([], doesNotFollow(item.word, claim.tasks)), isFalse: shown === "false" }];
  });
  return merged(found);
};

/** `at least` and `at most` are bounds, too. */
function wayOf(word: string, previous: Item | undefined): Way | undefined {
  const isAt = previous !== undefined && isWord(previous) && previous.word === "at";
  if (isAt && word === "least") return "up";
  if (isAt && word === "most") return "down";
  return COMPARATIVES.get(word);
}

function shownBy(
  word: string,
  way: Way,
  at: number,
  claim: Claim,
): readonly Item[] | "false" | undefined {
  const { clause, grid, evidence } = claim;
  const before = clause.items[at - 1];
  // `254 more than B` is a difference, and nobody has computed it.
  if (before !== undefined && isNumber(before)) return undefined;
  const rest = clause.items.slice(at + 1);
  const than = rest.findIndex((item) => isWord(item) && item.word === "than");
  const compared = than === -1 ? rest : rest.slice(than + 1);
  const among = OF_TIMES.has(word) ? timeColumns(grid) : numberColumns(grid);
  const columns = columnsMeant(clause, grid, evidence.query, among);
  if (columns.length === 0) return undefined;
  const first = compared.find(
    (item) => !isWord(item) || item.word === "other" || item.word === "others",
  );
  if (first !== undefined && isNumber(first) && compared[0] === first)
    return isBeyond(way, word, first, columns, claim) ? [first] : undefined;
  const bridge = compared.filter((item) => isWord(item) && !BRIDGING.has(item.word));
  if (bridge.length > 0) return undefined;
  const quantified = compared.filter(
    (item) =>
      isWord(item) && ["all", "any", "every", "each", "other", "others"].includes(item.word),
  );
  const others = compared.filter(isCell);
  if (
    others.length === 0 &&
    !quantified.some((item) => isWord(item) && item.word.startsWith("other"))
  )
    return undefined;
  if (others.length > 0 && quantified.length > 0) return undefined;
  const isTrue = (column: number): boolean =>
    isFurther(way, clause.items.slice(0, at), others, column, claim) === true;
  if (columns.every(isTrue)) return quantified;
  return columns.every(
    (column) => isFurther(way, clause.items.slice(0, at), others, column, claim) === false,
  )
    ? "false"
    : undefined;
}

/**
 * Every row on the one side goes further than each on the other; the other cells say among which rows. Undefined when
 * a side is not one row for each name.
 */
function isFurther(
  way: Way,
  before: readonly Item[],
  others: readonly CellItem[],
  by: number,
  claim: Claim,
): boolean | undefined {
  const { grid, clause } = claim;
  const [own] = before.filter(isCell).toReversed();
  const column = others[0]?.column ?? own?.column ?? clause.cells[0]?.column;
  if (column === undefined || others.some((cell) => cell.column !== column)) return undefined;
  const those = new Set(others);
  const ones = clause.cells.filter((cell) => cell.column === column && !those.has(cell));
  const scope = clause.cells.filter((cell) => cell.column !== column);
  const within = (rows: readonly number[]): readonly number[] =>
    scope.reduce((left, cell) => both(left, cell.rows), rows);
  const mine = ones.map(({ rows }) => within(rows));
  const mineAll = new Set(mine.flat());
  const theirs =
    others.length > 0
      ? others.map(({ rows }) => within(rows))
      : [within([...grid.rows.keys()]).filter((row) => !mineAll.has(row))];
  const sides = others.length > 0 ? [...mine, ...theirs] : mine;
  if (mine.length === 0 || theirs.flat().length === 0 || sides.some(({ length }) => length !== 1))
    return undefined;
  return mine
    .flat()
    .every((a) => theirs.flat().every((b) => goes(way, grid.rows[a]?.[by], grid.rows[b]?.[by])));
}

function goes(way: Way, one: unknown, other: unknown): boolean {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a !== undefined && b !== undefined && (way === "up" ? a > b : a < b);
}

/** Each row that is named lies on that side of the number. */
function isBeyond(
  way: Way,
  word: string,
  bound: NumberItem,
  columns: readonly number[],
  { subjects, grid }: Claim,
): boolean {
  if (subjects.length === 0 || subjects.some(({ rows }) => rows.length === 0)) return false;
  const isOrEqual = word === "least" || word === "most";
  return columns.every((column) => {
    const factors = factorsOf(bound, grid.columns[column] ?? "", grid.units[column]);
    const value = bound.number.value * (bound.isNegative ? -1 : 1);
    return (
      factors.length > 0 &&
      factors.every((factor) =>
        subjects.every(({ rows }) =>
          rows.every((row) => {
            const cell = grid.rows[row]?.[column];
            return goes(way, cell, value * factor) || (isOrEqual && cell === value * factor);
          }),
        ),
      )
    );
  });
}
