/** A sentence in clauses that each say one thing, with what they are about. */
import { isCell, isColumn, isNumber, isWord, type CellItem, type Item } from "./items.ts";
import { isComparing } from "./direction-words.ts";
import { isNeutral } from "./vocabulary.ts";

export interface Clause {
  readonly items: readonly Item[];
  /** Its own cells, and those of the clause before that it continues: `in 2009, A had 3 and B 5`. */
  readonly cells: readonly CellItem[];
  /** Columns that the clauses before named last. */
  readonly before: readonly number[];
}

const JOINTS = new Set(["and", "while", "whereas", "but", "versus", "vs"]);

/** @param fits whether rows can have all of these cells */
export function clausesOf(
  items: readonly Item[],
  fits: (cells: readonly CellItem[]) => boolean,
): Clause[] {
  let [cells, before]: [readonly CellItem[], readonly number[]] = [[], []];
  return joined(pieces(items)).map((piece) => {
    const own = piece.filter(isCell);
    cells = isExistence(piece) ? own : continued(own, cells, fits);
    const clause = { items: piece, cells, before };
    const named = piece.findLast(isColumn);
    if (named !== undefined) before = named.columns;
    return clause;
  });
}

/** `there are five symbols` is about none of the rows before. */
function isExistence(piece: readonly Item[]): boolean {
  return piece.some((item) => isWord(item) && item.word === "there");
}

/** Cells of columns of which the clause names none stay, as far as there are such rows. */
function continued(
  own: readonly CellItem[],
  before: readonly CellItem[],
  fits: (cells: readonly CellItem[]) => boolean,
): readonly CellItem[] {
  if (own.length === 0) return before;
  const mine = new Set(own.map(({ column }) => column));
  const others = before.filter(({ column }) => !mine.has(column));
  return fits([...others, ...own]) ? [...others, ...own] : own;
}

/** At stops, and at words that join; not within `between 3 and 5`. */
function pieces(items: readonly Item[]): Item[][] {
  const found: Item[][] = [[]];
  for (const [at, item] of items.entries()) {
    const word = isWord(item) ? item.word : "";
    const isJoint = JOINTS.has(word) && !isBetween(items, at);
    if (item.is === "stop" && /["“”«»`[\]]/.test(item.text)) continue;
    // The colon stays: what it introduces is no part of what stands before it.
    if (item.is === "stop" && item.text === ":") found.push([item], []);
    else if (item.is === "stop" || isJoint) found.push([]);
    else found.at(-1)?.push(item);
  }
  return found.filter((piece) => piece.length > 0);
}

function isBetween(items: readonly Item[], at: number): boolean {
  const back = items.slice(Math.max(0, at - 3), at);
  return back.some((item) => isWord(item) && item.word === "between");
}

/** Only names: a part of a list, or of what the next piece says. */
function isNames(piece: readonly Item[]): boolean {
  return (
    piece.some(isCell) &&
    piece.every((item) => isCell(item) || isColumn(item) || (isWord(item) && isNeutral(item.word)))
  );
}

/** A value alone, which belongs to what stands before it: `, with 120`, `(120)` and `79 and 73 cars`. */
function isValue(piece: readonly Item[]): boolean {
  const others = piece.filter((item) => !isNumber(item) && !(isWord(item) && isNeutral(item.word)));
  return (
    piece.some(isNumber) &&
    others.length <= 1 &&
    others.every((item) => isWord(item) && !isComparing(item.word))
  );
}

function isFiller(piece: readonly Item[]): boolean {
  return piece.every((item) => isWord(item) && isNeutral(item.word));
}

function joined(all: readonly Item[][]): Item[][] {
  const found: Item[][] = [];
  let [names, isListed]: [Item[], boolean] = [[], false];
  for (const piece of all) {
    if (piece[0]?.is === "stop") isListed = names.length === 0;
    else if (isNames(piece)) names.push(...piece);
    else if (names.length > 0 && !isFiller(piece)) {
      found.push([...names, ...piece]);
      [names, isListed] = [[], false];
    } else if (found.length > 0 && names.length === 0 && (isValue(piece) || isFiller(piece)))
      found.at(-1)?.push(...piece);
    else if (isFiller(piece) && names.length > 0) names.push(...piece);
    else found.push(piece);
  }
  const last = found.at(-1);
  if (names.length > 0 && (last === undefined || isListed)) found.push(names);
  else last?.push(...names);
  return found;
}
