/** What recognisers of marks are given, and give. */
import type { Chunk } from "./chunks.ts";
import type { World } from "../world.ts";
import type { Mark, Span, Token } from "./reading.ts";

/** What reading asks of the world. Without `today`, times that count from it are date math and nothing else. */
export type ReadingWorld = Partial<Pick<World, "exists" | "isFolder" | "commands" | "today">>;

export interface Draft {
  readonly query: string;
  readonly tokens: readonly Token[];
  readonly chunks: readonly Chunk[];
  readonly world: ReadingWorld;
  /** What recognisers before this one have found. */
  readonly marks: readonly Mark[];
  /** Known once all literals are: a full stop within one ends no sentence. */
  readonly sentences: readonly Span[];
  /** Whether a token is part of a literal, whose words and numbers are no language. */
  isLiteral(at: number): boolean;
  /** A token's lower case; "" of a literal, and outside the query. */
  lower(at: number): string;
  /** Whether these words stand there, in lower case. */
  says(at: number, ...words: readonly string[]): boolean;
  /** The tokens that a stretch of text touches; `undefined` of blanks. */
  spanOf(start: number, end: number): Span | undefined;
}

export type Recogniser = (draft: Draft) => readonly Mark[];

/** Marks that are read as they stand, and no further. */
const LITERAL = /^(?:quoted|path|glob|url|mail|parameter|command|code|formula|json)$/;

export function isLiteralMark(mark: Mark): boolean {
  // "#3" is the number 3 as well.
  return LITERAL.test(mark.is) && !(mark.is === "code" && /^#\d+$/.test(mark.text));
}

/** What does not change while marks are found. */
export type Source = Pick<Draft, "query" | "tokens" | "chunks" | "world">;

export function draftOf(source: Source, marks: readonly Mark[]): Draft {
  const { tokens } = source;
  const literal = new Uint8Array(tokens.length);
  for (const mark of marks) if (isLiteralMark(mark)) literal.fill(1, mark.from, mark.to);
  const isLiteral = (at: number): boolean => literal[at] === 1;
  const lower = (at: number): string => (literal[at] === 0 ? (tokens[at]?.lower ?? "") : "");
  return {
    ...source,
    marks,
    sentences: [],
    isLiteral,
    lower,
    says: (at, ...words) => words.every((word, i) => lower(at + i) === word),
    spanOf(start, end) {
      const from = firstIndex(tokens, (token) => token.end > start);
      const to = firstIndex(tokens, (token) => token.start >= end);
      return to > from ? { from, to } : undefined;
    },
  };
}

/** By halving: of tokens, the first ones do not have the property, and all others do. */
function firstIndex(tokens: readonly Token[], has: (token: Token) => boolean): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const token = tokens[middle];
    if (token !== undefined && has(token)) high = middle;
    else low = middle + 1;
  }
  return low;
}
