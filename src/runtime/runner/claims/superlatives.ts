import {
  doesNotFollow,
  merged,
  verdict,
  type Claim,
  type ClauseCheck,
  type Verdict,
} from "./check.ts";
import { columnsMeant, keyOf, numberColumns, timeColumns } from "./columns-meant.ts";
import { isUnknownSuperlative, OF_TIMES, SUPERLATIVES, type Way } from "./direction-words.ts";
import type { Grid } from "./grids.ts";
import { isCell, isColumn, isNumber, isWord, type Item, type NumberItem } from "./items.ts";
import { isShownAs } from "./shown-as.ts";
import { scopesOf } from "./scopes.ts";
import { both } from "./subjects.ts";
import { isNeutral } from "./vocabulary.ts";
import { wordsIn } from "./words-of.ts";

/** What is called the highest, the fewest or the latest is that, in the column that is meant. */
export const superlatives: ClauseCheck = (claim) => {
  const { items } = claim.clause;
  const found = items.flatMap((item, at): Verdict[] => {
    const word = isWord(item) ? item.word : endNamed(items, at);
    if (word === undefined) return [];
    if (isUnknownSuperlative(word)) return [verdict([], doesNotFollow(word, claim.tasks))];
    const way = SUPERLATIVES.get(word);
    const previous = items[at - 1];
    // `at least 5` is a bound.
    if (way === undefined || (previous !== undefined && isWord(previous) && previous.word === "at"))
      return [];
    const shown = shownBy(word, way, at, claim);
    if (shown !== undefined && shown !== "false") return [verdict([item, ...shown])];
    return [{ ...verdict([], doesNotFollow(word, claim.tasks)), isFalse: shown === "false" }];
  });
  return merged(found);
};

/**
 * A column of ends (`lowest price`) is itself a claim about all rows, unless the sentence says of which row it is:
 * "the lowest price is A's", but "A's lowest price".
 */
function endNamed(items: readonly Item[], at: number): string | undefined {
  const item = items[at];
  if (item === undefined || !isColumn(item)) return undefined;
  const [word = ""] = wordsIn(item.text.toLowerCase());
  const previous = items[at - 1];
  const isOwn =
    previous !== undefined &&
    (isCell(previous) || isColumn(previous) || (isWord(previous) && previous.word === "a"));
  return SUPERLATIVES.has(word) && !isOwn ? word : undefined;
}

/** The numbers that it shows; `false` where the rows say the opposite, undefined where they do not tell. */
function shownBy(
  word: string,
  way: Way,
  at: number,
  claim: Claim,
): readonly Item[] | "false" | undefined {
  const { clause, grid, subjects, evidence } = claim;
  const { items } = clause;
  const next = items[at + 1];
  if (next !== undefined && isWord(next) && next.word === "of" && word === "most") return undefined;
  const among = OF_TIMES.has(word) ? timeColumns(grid) : numberColumns(grid);
  const own = items[at];
  const after = [next, own].find((item) => item !== undefined && isColumn(item));
  const direct = among.filter(
    (column) => after !== undefined && isColumn(after) && after.columns.includes(column),
  );
  const columns = direct.length > 0 ? direct : columnsMeant(clause, grid, evidence.query, among);
  if (columns.length === 0) return undefined;
  if (subjects.length === 0) return endsShown(items, columns, way, grid);
  const counts = [items[at - 1], items[at + 1]].filter(
    (item) => item !== undefined && isNumber(item),
  );
  const count = counts.find(
    (item): item is NumberItem =>
      item !== undefined &&
      isNumber(item) &&
      item.unit === undefined &&
      item.number.value === subjects.length &&
      subjects.length > 1,
  );
  if (!isList(items)) return undefined;
  const scopes = scopesOf(claim);
  const isTrue = (column: number): boolean =>
    scopes.every((scope) => areTop(claim, column, way, scope));
  if (columns.every(isTrue)) return count === undefined ? [] : [count];
  return isOneEach(subjects, scopes) && !columns.some(isTrue) ? "false" : undefined;
}

/** Names of one column are those of a list only where nothing stands between them. */
function isList(items: readonly Item[]): boolean {
  const cells = items.filter(isCell);
  return cells.every((cell) => {
    const same = cells.filter(({ column }) => column === cell.column);
    const span = items.slice(
      items.indexOf(same[0] ?? cell),
      items.lastIndexOf(same.at(-1) ?? cell),
    );
    return span.every((item) => isCell(item) || (isWord(item) && isNeutral(item.word)));
  });
}

function isOneEach(subjects: Claim["subjects"], scopes: readonly (readonly number[])[]): boolean {
  return subjects.every(({ rows }) =>
    scopes.every((scope) => both(rows, scope).length === 1 && scope.length > subjects.length),
  );
}

/** Whether every row that is not meant is behind those that are, and these stand in their order. */
function areTop(
  { subjects, grid }: Claim,
  column: number,
  way: Way,
  scope: readonly number[],
): boolean {
  const sign = way === "up" ? 1 : -1;
  const mine = subjects.map(({ rows }) =>
    both(rows, scope).map((row) => keyOf(grid.rows[row]?.[column])),
  );
  if (mine.some((keys) => keys.length !== 1 || keys.includes(undefined))) return false;
  const keys = mine.map((some) => some.map((key) => (key ?? 0) * sign));
  if (keys.slice(1).some((some, at) => Math.max(...some) > Math.min(...(keys[at] ?? []))))
    return false;
  const weakest = Math.min(...keys.flat());
  const those = new Set(subjects.flatMap(({ rows }) => rows));
  const others = scope
    .filter((row) => !those.has(row))
    .map((row) => keyOf(grid.rows[row]?.[column]));
  return others.length > 0 && others.every((key) => key === undefined || key * sign < weakest);
}

/** A value without its row: "the highest price was 415.87". */
function endsShown(
  items: readonly Item[],
  columns: readonly number[],
  way: Way,
  grid: Grid,
): readonly Item[] | undefined {
  const numbers = items.filter(isNumber);
  const isEnd = (number: NumberItem): boolean =>
    columns.every((column) => {
      const cells = grid.rows.map((row) => row[column]).filter((cell) => typeof cell === "number");
      const end = cells.reduce(
        (a, b) => (way === "up" ? Math.max(a, b) : Math.min(a, b)),
        way === "up" ? -Infinity : Infinity,
      );
      return isShownAs(number, end, grid.columns[column] ?? "", grid.units[column]);
    });
  return numbers.length === 1 && numbers.every(isEnd) && grid.rows.length > 1 ? numbers : undefined;
}
