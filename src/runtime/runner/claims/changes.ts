import {
  doesNotFollow,
  merged,
  verdict,
  type Claim,
  type ClauseCheck,
  type Verdict,
} from "./check.ts";
import { columnsMeant, keyOf, timeColumns } from "./columns-meant.ts";
import { CHANGES, COMPARATIVES, PLACES, SUPERLATIVES, type Way } from "./direction-words.ts";
import { isCell, isNumber, isWord, type CellItem, type Item, type NumberItem } from "./items.ts";
import { isCellShownAs, isSize } from "./shown-as.ts";
import { both } from "./subjects.ts";

/** What is said to have risen has: from a value to a later, larger one, or by a value with that sign. */
export const changes: ClauseCheck = (claim) => {
  const { items } = claim.clause;
  const found = items.flatMap((item, at): Verdict[] => {
    const way = isWord(item) ? CHANGES.get(item.word) : undefined;
    const next = items[at + 1];
    // `up to 5` is a bound, and refused as one.
    if (way === undefined || !isWord(item)) return [];
    // Of "the highest growth" and "grew more than" nothing is computed.
    if (items.some((other) => isWord(other) && isRanking(other.word)))
      return [verdict([], doesNotFollow(item.word, claim.tasks))];
    if (/^(?:up|down)$/.test(item.word) && next !== undefined && isWord(next) && next.word === "to")
      return [];
    const shown = shownBy(way, claim);
    return [
      shown === undefined
        ? verdict([], doesNotFollow(item.word, claim.tasks))
        : verdict([item, ...shown]),
    ];
  });
  return merged(found);
};

/** "From A to B" of names is no course of time, and "from 2010" does not say to when. */
function isFromOrTo(item: Item | undefined): boolean {
  return item !== undefined && isWord(item) && /^(?:from|to)$/.test(item.word);
}

function isRanking(word: string): boolean {
  return word !== "over" && (SUPERLATIVES.has(word) || COMPARATIVES.has(word) || PLACES.has(word));
}

interface Told {
  readonly from?: NumberItem;
  readonly to?: NumberItem;
  readonly by?: NumberItem;
  readonly words: readonly Item[];
}

const BEFORE_VALUES = new Set(["from", "to", "by"]);
const AROUND_TIMES = new Set(["since", "between", "from", "to", "in", "and", "over", "year"]);

/** Which number is the start, the end and the difference; undefined when one is neither. */
function toldBy(items: readonly Item[]): Told | undefined {
  const found: { from?: NumberItem; to?: NumberItem; by?: NumberItem; words: Item[] } = {
    words: items.filter((item) => isWord(item) && AROUND_TIMES.has(item.word)),
  };
  for (const [at, item] of items.entries()) {
    if (!isNumber(item)) continue;
    const before = items[at - 1];
    const role =
      before !== undefined && isWord(before) && BEFORE_VALUES.has(before.word)
        ? (before.word as "from" | "to" | "by")
        : undefined;
    if (role === undefined || found[role] !== undefined) return undefined;
    found[role] = item;
  }
  return found;
}

function shownBy(way: Way, claim: Claim): readonly Item[] | undefined {
  const { clause, grid, evidence } = claim;
  const told = toldBy(clause.items);
  if (told === undefined) return undefined;
  const numbers = clause.items.filter(isNumber);
  const times = clause.items.filter(isCell).filter(({ isTime }) => isTime);
  const isStatedChange =
    told.by !== undefined &&
    numbers.length === 1 &&
    times.length === 0 &&
    clause.cells.length === 0 &&
    hasChange(told.by, way, claim);
  if (isStatedChange) return [...numbers, ...told.words];
  const isOfNames = clause.items.some(
    (item, at) =>
      isCell(item) && (!item.isTime || times.length === 1) && isFromOrTo(clause.items[at - 1]),
  );
  if (isOfNames) return undefined;
  const time = timeColumns(grid)[0];
  const columns = columnsMeant(clause, grid, evidence.query);
  if (time === undefined || columns.length === 0) return undefined;
  const series = seriesOf(
    clause.cells.filter(({ isTime }) => !isTime),
    time,
    claim,
  );
  const isTrue =
    series.length > 0 &&
    series.every((rows) =>
      columns.every((column) => isCourse(rows, column, way, told, times, claim)),
    );
  return isTrue ? [...numbers, ...told.words] : undefined;
}

/** The rows of each name in the order of time; none when one has several at a time. */
function seriesOf(cells: readonly CellItem[], time: number, { grid }: Claim): number[][] {
  const columns = new Set(cells.map(({ column }) => column));
  const all = [...grid.rows.keys()].filter((row) => keyOf(grid.rows[row]?.[time]) !== undefined);
  if (columns.size > 1) return [];
  const each = cells.length === 0 ? [all] : cells.map(({ rows }) => both(all, rows));
  const sorted = each.map((rows) =>
    rows.toSorted(
      (a, b) => (keyOf(grid.rows[a]?.[time]) ?? 0) - (keyOf(grid.rows[b]?.[time]) ?? 0),
    ),
  );
  const isOnce = (rows: readonly number[]): boolean =>
    new Set(rows.map((row) => grid.rows[row]?.[time])).size === rows.length;
  return sorted.every((rows) => rows.length > 1 && isOnce(rows)) ? sorted : [];
}

/** Between the two times that are named; since the one; from that before the one; or from the first to the last. */
function isCourse(
  rows: readonly number[],
  column: number,
  way: Way,
  told: Told,
  times: readonly CellItem[],
  claim: Claim,
): boolean {
  const { grid, clause } = claim;
  const spots = times.map((cell) => rows.filter((row) => cell.rows.includes(row)));
  // "In 2008 and 2009" are two courses, and no span.
  const isSpan = clause.items.some((item) => isWord(item) && /^(?:from|between)$/.test(item.word));
  if (
    spots.length > 2 ||
    (spots.length === 2 && !isSpan) ||
    spots.some(({ length }) => length !== 1)
  )
    return false;
  const named = spots.map(([row]) => row ?? -1);
  const isSince = clause.items.some((item) => isWord(item) && item.word === "since");
  const [one = -1, other] = named;
  const at = rows.indexOf(one);
  const endsOf = (): readonly [number | undefined, number | undefined] => {
    if (other !== undefined) return [one, other];
    if (named.length === 0)
      return told.from === undefined || told.to === undefined
        ? [rows[0], rows.at(-1)]
        : [onlyWith(told.from, rows, column, claim), onlyWith(told.to, rows, column, claim)];
    return isSince ? [one, rows.at(-1)] : [rows[at - 1], one];
  };
  const [start, end] = endsOf();
  if (start === undefined || end === undefined || rows.indexOf(start) >= rows.indexOf(end))
    return false;
  const [a, b] = [grid.rows[start]?.[column], grid.rows[end]?.[column]];
  if (typeof a !== "number" || typeof b !== "number" || (way === "up" ? b <= a : b >= a))
    return false;
  if (told.from !== undefined && !isCellShownAs(told.from, start, column, grid)) return false;
  if (told.to !== undefined && !isCellShownAs(told.to, end, column, grid)) return false;
  if (told.by === undefined) return true;
  return told.by.unit === "%"
    ? a > 0 && isSize(told.by, ((b - a) / a) * 100, "percent")
    : isSize(told.by, b - a, grid.columns[column] ?? "", grid.units[column]);
}

function onlyWith(
  number: NumberItem,
  rows: readonly number[],
  column: number,
  { grid }: Claim,
): number | undefined {
  const found = rows.filter((row) => isCellShownAs(number, row, column, grid));
  return found.length === 1 ? found[0] : undefined;
}

/** A difference that a tool has returned outside of rows, under a name that says so. */
function hasChange(by: NumberItem, way: Way, { evidence }: Claim): boolean {
  const named = evidence.facts.filter(({ stems }) =>
    stems.some((stem) => /^(?:chang|diff|differenc|delta|growth|increas|decreas)$/.test(stem)),
  );
  return named.some(
    ({ name, value }) => Math.sign(value) === (way === "up" ? 1 : -1) && isSize(by, value, name),
  );
}
