/** A part of a query with other words in places: what it is read as, and where that stands in the query. */
import { read } from "../read/read.ts";
import type { ReadingWorld } from "../read/draft.ts";
import type { Reading } from "../read/reading.ts";

export interface Piece {
  /** Offsets in the query, which may be the same. */
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly text?: string;
}

type Origin = readonly [start: number, end: number];

export interface PiecedReading {
  /** Of a text of its own. */
  readonly reading: Reading;
  /** Positions of the tokens that pieces with another text gave. */
  readonly replaced: ReadonlySet<number>;
  /** Of offsets in that text those in the query; of words that do not stand there the place where they would. */
  originIn(origin: Origin): Origin;
}

/** @param pieces in the order of the query; what stands between them is left out */
export function readPieces(
  query: string,
  pieces: readonly Piece[],
  world: ReadingWorld,
): PiecedReading {
  const texts = pieces.map(({ start, end, text = query.slice(start, end) }) => text);
  const begins = texts.map((_, at) => texts.slice(0, at).join("").length);
  const reading = read(texts.join(""), world);
  const at = (offset: number): { piece: Piece | undefined; into: number } => {
    const index = begins.findLastIndex((begin) => begin <= offset);
    return { piece: pieces[index], into: offset - (begins[index] ?? 0) };
  };
  const replaced = reading.tokens.flatMap(({ start }, position) =>
    at(start).piece?.text === undefined ? [] : [position],
  );
  return {
    reading,
    replaced: new Set(replaced),
    originIn([start, end]) {
      const [first, last] = [at(start), at(Math.max(start, end - 1))];
      const from = (first.piece?.start ?? 0) + (first.piece?.text === undefined ? first.into : 0);
      const to =
        last.piece?.text === undefined ? (last.piece?.start ?? 0) + last.into + 1 : last.piece.end;
      return [from, Math.max(from, to)];
    },
  };
}
