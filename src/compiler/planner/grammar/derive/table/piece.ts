/** What words of a clause denote by themselves. */
import { isOrder } from "../../link/verbs.ts";
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

/** "Admit every bird", "weigh R-7": something that is to be done is no column "admitted" or "weight". */
export function isOrderOf({ reading, lower }: Clause, at: number): boolean {
  const isOfOne = reading.marks.some(({ is, from }) => is === "code" && from === at + 1);
  return !/(?:ed|ing|s)$/.test(lower(at)) && (isOfOne || isOrder(lower(at), lower(at + 1)));
}
