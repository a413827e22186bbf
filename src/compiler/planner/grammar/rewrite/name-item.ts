/**
 * What is done for each item, with one of the items in it: "count its rows" is "count the rows of data/a.csv". Where the
 * words do not say the item in every clause, or may say something else, nobody knows what is done once and what for each.
 */
import { clausesOf } from "../derive/clauses.ts";
import type { Clause } from "../derive/clause.ts";
import type { Reading, Token } from "../read/reading.ts";
import { read } from "../read/read.ts";
import type { ReadingWorld } from "../read/draft.ts";
import { readPieces, type Piece, type PiecedReading } from "./read-pieces.ts";
import type { Repetition } from "./repetition.ts";

/** One that is gone over, as it may stand in a request. */
export type Item =
  | { readonly text: string }
  /** Of a row: cells by the names of their columns. */
  | { readonly cells: ReadonlyMap<string, string> };

export type Named = PiecedReading | { readonly unclear: string };

const DETERMINERS = /^(?:its|the|that|this|their)$/;
const POINTING = /^(?:that|this|the)$/;
/** Where the thing ends whose owner is said by "its". */
const AFTER_THING =
  /^(?:by|per|as|in|with|for|to|and|on|over|above|below|where|sorted|from|grouped|using|is|are|was|were|exceeds|falls|drops|,|\.|\?)$/;
/** May be the item, what was made of it, or all of it together. */
const OPEN =
  /^(?:them|these|those|they|both|results?|everything|overall|together|same|others?|another|next|previous)$/;

export function nameItem(
  reading: Reading,
  { said, leads, over }: Repetition,
  item: Item,
  world: ReadingWorld,
): Named {
  const { query, tokens } = reading;
  const offset = (at: number): number => tokens[at]?.start ?? query.length;
  const place = { start: offset(said.from), end: tokens[said.to - 1]?.end ?? 0 };
  if (!leads) {
    if ("cells" in item)
      return { unclear: "say which column of the row is meant: for each row of …, … its COLUMN" };
    const lead = tokens[said.from]?.lower ?? "";
    const before = lead === "for" ? "of " : /^(?:in|from)$/.test(lead) ? `${lead} ` : "";
    const made = readPieces(
      query,
      [
        { start: 0, end: place.start },
        { ...place, text: `${before}${item.text}` },
        { start: place.end, end: query.length },
      ],
      world,
    );
    return inPlace(made);
  }
  let from = said.to;
  while (/^[,:]$/.test(tokens[from]?.lower ?? "")) from += 1;
  const begin = offset(from);
  const body = read(query.slice(begin), world);
  const clauses = clausesOf(body);
  const pieces: Piece[] = [];
  for (const [index, clause] of clauses.entries()) {
    if (hasOpen(body, clause)) return { unclear: UNSAID };
    const before = clauses[index - 1];
    // Of a later clause it may be what an earlier one gives, unless that only asks for a condition.
    const isIt = before === undefined || [before, clause].some(({ form }) => form === "condition");
    const isOnly = clauses.length === 1 || clause.form === "condition";
    const own =
      "cells" in item
        ? cellsIn(body, clause, item.cells)
        : itemIn(body, clause, item.text, { isIt, isOnly, isFile: over.is === "files" });
    if (own === undefined)
      return {
        unclear: "cells" in item ? "say which columns of the row are meant: … its COLUMN" : UNSAID,
      };
    pieces.push(
      ...own.map((piece) => ({ ...piece, start: piece.start + begin, end: piece.end + begin })),
    );
  }
  return readPieces(query, between(pieces, begin, query.length), world);
}

const UNSAID =
  "it is not clear what is done for each and what once: name it in every part, as in: summarise it and find its keywords";

const LISTING = /^(?:list|show|find|give|get|print|display|name|tell|see|me|please)$/;

/** Where the item stands in what is done with it; what only lists the items themselves is no repetition. */
function inPlace(made: PiecedReading): Named {
  const {
    reading: { tokens },
    replaced,
  } = made;
  const own = tokens.filter(({ kind }, at) => kind === "word" && !replaced.has(at));
  if (own.every(({ lower }) => LISTING.test(lower)))
    return { unclear: "it may be they that are to be listed" };
  const isSaid = ({ span: { from, to } }: Clause): boolean =>
    tokens.slice(from, to).some((_, at) => replaced.has(from + at));
  const isOpen = own.some(({ lower }) => OPEN.test(lower));
  return !isOpen && clausesOf(made.reading).every(isSaid) ? made : { unclear: UNSAID };
}

function hasOpen({ tokens }: Reading, { whole }: Clause): boolean {
  return tokens
    .slice(whole.from, whole.to)
    .some(({ lower, kind }) => kind === "word" && OPEN.test(lower));
}

/** Where a clause says the item, with the item in its place; `undefined` where it does not. */
function itemIn(
  { tokens, marks }: Reading,
  { span: { from, to }, form }: Clause,
  text: string,
  { isIt, isOnly, isFile }: Readonly<Record<"isIt" | "isOnly" | "isFile", boolean>>,
): Piece[] | undefined {
  const pieces: Piece[] = [];
  const put = (at: number, last: number, as: string): number => {
    pieces.push({ start: tokens[at]?.start ?? 0, end: tokens[last]?.end ?? 0, text: as });
    return last;
  };
  for (let at = from; at < to; at += 1) {
    const [lower, next] = [tokens[at]?.lower ?? "", tokens[at + 1]?.lower ?? ""];
    if (lower === "it") {
      if (!isIt) return undefined;
      put(at, at, text);
    } else if (POINTING.test(lower) && (isFile ? next === "file" : /^(?:one|item)$/.test(next))) {
      at = put(at, at + 1, text);
    } else if (lower === "its") {
      put(at, at, "the");
      const end = thingEnd(tokens, at + 2, to);
      const place = tokens[end - 1]?.end ?? 0;
      pieces.push({ start: place, end: place, text: ` of ${text}` });
    }
  }
  if (pieces.length > 0) return pieces;
  // "If that fails"
  if (
    form === "condition" &&
    tokens.slice(from, to).some(({ lower }) => /^(?:fails?|failed|failing)$/.test(lower))
  )
    return [];
  const isOfOther =
    marks.some(
      (mark) => mark.from >= from && mark.to <= to && /^(?:path|url|glob)$/.test(mark.is),
    ) || tokens.slice(from, to).some(({ lower }) => /^files?$/.test(lower));
  if (!isOnly || isOfOther) return undefined;
  const place = tokens[thingEnd(tokens, from + 2, to) - 1]?.end ?? 0;
  return [{ start: place, end: place, text: ` of ${text}` }];
}

function thingEnd(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (AFTER_THING.test(tokens[at]?.lower ?? "")) return at;
  return to;
}

/** "Its city", "the city": each cell that a clause names. */
function cellsIn(
  { tokens }: Reading,
  { span: { from, to } }: Clause,
  cells: ReadonlyMap<string, string>,
): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = from; at < to; at += 1) {
    const lower = tokens[at]?.lower ?? "";
    if (/^(?:it|its)$/.test(lower) || DETERMINERS.test(lower)) {
      const name = [...cells.keys()].find(
        (one) => one.toLowerCase() === tokens[at + 1]?.text.toLowerCase(),
      );
      if (name === undefined && /^its?$/.test(lower)) return undefined;
      if (name === undefined) continue;
      pieces.push({
        start: tokens[at]?.start ?? 0,
        end: tokens[at + 1]?.end ?? 0,
        text: cells.get(name) ?? "",
      });
      at += 1;
    }
  }
  return pieces.length === 0 ? undefined : pieces;
}

/** With what stands between them, as it is. */
function between(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const all: Piece[] = [];
  let at = start;
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    all.push({ start: at, end: piece.start }, piece);
    at = piece.end;
  }
  return [...all, { start: at, end }];
}
