/** What derivations of a clause have in common, whether it is a question about a table or a call of a tool. */
import type { Span } from "../read/reading.ts";

/** Some tokens and what they became, for people: `column delivery_days`, `condition status = open`. */
export interface Use extends Span {
  readonly became: string;
  /** How well they link, 0 to 1. */
  readonly weight: number;
}

export interface Derivation {
  /** The clause. */
  readonly span: Span;
  /** What its tokens became; tokens of no use are not covered. */
  readonly uses: readonly Use[];
  /** Content words that it does not cover. */
  readonly uncovered: readonly number[];
  /** Higher is better; to compare derivations of the same tokens only. */
  readonly score: number;
  /** Sentences without a full stop, each of which the answer repeats: "rows are counted". */
  readonly assumed: readonly string[];
  /** The reading in words, to choose by: "the total of price for each region, then the greatest". */
  readonly said: string;
}
