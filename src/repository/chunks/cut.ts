/** Pieces of a text become chunks: none too long to be cited, few too short to say anything, every line in one. */
import type { Chunk, CutFile, FileSymbol } from "./chunk.ts";
import type { Piece } from "./processor.ts";

/** A screen and a half: longer ones say too much to be about one thing. */
const MOST_LINES = 70;
/** Characters, for texts of long lines: about 1,300 tokens. */
const MOST_CHARACTERS = 4000;
/** Shorter neighbours stand together. */
const FEW_LINES = 7;
/** Together they are at most this long. */
const TOGETHER_LINES = 30;
/** What is said where a long piece is cut belongs to both sides. */
const OVERLAP_LINES = 5;

interface Stretch {
  readonly kind: string;
  readonly symbol?: string;
  readonly from: number;
  readonly to: number;
  readonly commentTo?: number;
}

export function cut(text: string, pieces: readonly Piece[], separator = "."): CutFile {
  const lines = text.split("\n");
  // The end of the last line begins no other.
  if (lines.at(-1) === "" && lines.length > 1) lines.pop();
  checkOrder(pieces, 1, lines.length);
  const symbols: FileSymbol[] = [];
  const stretches = cover(pieces, 1, lines.length, { lines, separator, symbols }, { above: [] });
  const chunks = together(stretches, lines).map((one) => chunkOf(one, lines));
  return { chunks: chunks.filter(({ text: content }) => content.trim() !== ""), symbols };
}

/** Throws where a processor names lines that are not there, or names some twice. */
function checkOrder(pieces: readonly Piece[], from: number, to: number): void {
  let next = from;
  for (const piece of pieces) {
    if (piece.from < next || piece.to < piece.from || piece.to > to) {
      throw new Error(`no lines ${piece.from} to ${piece.to} between ${next} and ${to}`);
    }
    checkOrder(piece.parts ?? [], piece.from, piece.to);
    next = piece.to + 1;
  }
}

interface Cutting {
  readonly lines: readonly string[];
  readonly separator: string;
  readonly symbols: FileSymbol[];
}

interface Owner {
  /** The names around, outermost first. */
  readonly above: readonly string[];
  readonly piece?: Piece;
}

/** Stretches for all lines of a range: the pieces, and what stands between them. */
function cover(
  pieces: readonly Piece[],
  from: number,
  to: number,
  cutting: Cutting,
  owner: Owner,
): Stretch[] {
  const { piece: outer, above } = owner;
  const between = {
    kind: outer?.kind ?? "lines",
    ...(above.length > 0 && { symbol: above.join(cutting.separator) }),
  };
  const stretches: Stretch[] = [];
  let next = from;
  const fill = (end: number): void => {
    const commentTo = next === outer?.from ? outer.commentTo : undefined;
    if (end >= next) {
      stretches.push({
        ...between,
        from: next,
        to: end,
        ...(commentTo !== undefined && { commentTo: Math.min(commentTo, end) }),
      });
    }
  };
  for (const piece of pieces) {
    fill(piece.from - 1);
    stretches.push(...stretchesOf(piece, cutting, above));
    next = piece.to + 1;
  }
  fill(to);
  return stretches;
}

function stretchesOf(piece: Piece, cutting: Cutting, above: readonly string[]): Stretch[] {
  const { kind, name, from, to, commentTo, parts = [] } = piece;
  const names = name === undefined ? above : [...above, name];
  const symbol = names.join(cutting.separator);
  if (name !== undefined) {
    cutting.symbols.push({ name, qualified: symbol, kind, from, to, depth: above.length });
  }
  const inner = { above: names, piece };
  const whole: Stretch = {
    kind,
    from,
    to,
    ...(symbol !== "" && { symbol }),
    ...(commentTo !== undefined && { commentTo }),
  };
  // The parts of what stays whole are symbols too.
  const within = parts.length === 0 ? [] : cover(parts, from, to, cutting, inner);
  return fits(whole, cutting.lines) || parts.length === 0 ? [whole] : within;
}

function fits({ from, to }: Stretch, lines: readonly string[]): boolean {
  return to - from < MOST_LINES && charactersOf(from, to, lines) <= MOST_CHARACTERS;
}

function charactersOf(from: number, to: number, lines: readonly string[]): number {
  let characters = 0;
  for (let line = from; line <= to; line += 1) characters += (lines[line - 1] ?? "").length + 1;
  return characters;
}

/** Short neighbours in one, long ones in several. */
function together(stretches: readonly Stretch[], lines: readonly string[]): Stretch[] {
  const result: Stretch[] = [];
  for (const one of stretches) {
    const before = result.at(-1);
    const isShort = one.to - one.from < FEW_LINES;
    const isEither = isShort || (before !== undefined && before.to - before.from < FEW_LINES);
    const joined = before !== undefined && isEither ? join(before, one) : undefined;
    if (joined !== undefined && joined.to - joined.from < TOGETHER_LINES && fits(joined, lines)) {
      result[result.length - 1] = joined;
    } else if (fits(one, lines)) result.push(one);
    else result.push(...inParts(one, lines));
  }
  return result;
}

/** The longer of the two names what they are. */
function join(a: Stretch, b: Stretch): Stretch {
  const main =
    b.symbol === undefined || (a.symbol !== undefined && a.to - a.from >= b.to - b.from) ? a : b;
  const { commentTo: _, ...named } = main;
  const { commentTo } = a;
  return { ...named, from: a.from, to: b.to, ...(commentTo !== undefined && { commentTo }) };
}

function inParts(stretch: Stretch, lines: readonly string[]): Stretch[] {
  const parts: Stretch[] = [];
  const { commentTo, ...rest } = stretch;
  let from = stretch.from;
  while (from <= stretch.to) {
    let to = from;
    let characters = (lines[from - 1] ?? "").length + 1;
    while (to < stretch.to && to - from + 1 < MOST_LINES) {
      const more = (lines[to] ?? "").length + 1;
      if (characters + more > MOST_CHARACTERS) break;
      characters += more;
      to += 1;
    }
    parts.push({
      ...rest,
      from,
      to,
      ...(commentTo !== undefined && commentTo >= from && { commentTo: Math.min(commentTo, to) }),
    });
    if (to === stretch.to) break;
    from = Math.max(to + 1 - OVERLAP_LINES, from + 1);
  }
  return parts;
}

function chunkOf({ from, to, commentTo, ...named }: Stretch, lines: readonly string[]): Chunk {
  const comment = commentTo === undefined ? "" : lines.slice(from - 1, commentTo).join("\n");
  return { ...named, from, to, text: lines.slice(from - 1, to).join("\n"), comment };
}
