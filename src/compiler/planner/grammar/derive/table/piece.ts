/** What words of a clause denote by themselves. */
import type { LexiconWord } from "../../link/lexicon-word.ts";
import type { TableLexicon } from "../../link/table-lexicon.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { Meaning } from "./parts.ts";
import type { RowNouns } from "./row-nouns.ts";

export interface Clause {
  readonly reading: Reading;
  readonly span: Span;
  readonly lexicon: TableLexicon;
  readonly nouns: RowNouns;
  readonly words: readonly LexiconWord[];
  /** In lower case; none behind the end. */
  readonly lower: (at: number) => string;
}

/** What the words from a position on denote. */
export interface Piece {
  readonly length: number;
  readonly weight: number;
  readonly became: string;
  readonly meaning: Meaning;
  readonly extra?: number;
  /** What is read into the words. */
  readonly assumed?: string | undefined;
}
