/** What is looked up in a lexicon, and a value that was found. */
import type { ColumnFacts } from "../../../../contract/facts.ts";

export interface LexiconWord {
  readonly lower: string;
  readonly stem: string;
  /** Whether it stands with a capital where none is needed, or in quotation marks. */
  readonly named: boolean;
  /** A word that only holds others together is never a part of a name on its own. */
  readonly isFunction: boolean;
}

export interface ValueLink {
  readonly column: ColumnFacts;
  /** As it stands in the table. */
  readonly value: string;
  readonly length: number;
  readonly weight: number;
  /** It is a part of several values: of each of them. */
  readonly within?: true;
}
