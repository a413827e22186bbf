/** What a stretch of a clause would be as the value of an argument. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Mark, Period, Reading, Span } from "../../read/reading.ts";

export interface Value extends Span {
  /** What it is: a mark, or words that are none. */
  readonly is: Mark["is"] | "phrase" | "currency" | "unit";
  /** As it is written, without quotation marks. */
  readonly text: string;
  readonly number?: number;
  readonly unit?: string;
  readonly period?: Period;
  /** Of a day that is written in two ways: 3/4/2027. */
  readonly isEither?: boolean;
  /** With its scheme, where the text has none. */
  readonly url?: string;
  /** Of a time of day, in 24 hours. */
  readonly time?: string;
  readonly json?: unknown;
  /** Of a path: a folder. */
  readonly folder?: boolean;
  /** Of a length of time: counted from now, as "the last 60 days". */
  readonly relative?: boolean;
  /** Of what is also the name of a column: what its values are. */
  readonly type?: ColumnFacts["type"];
  /** The name that stands before it: `a` of `a=1`. */
  readonly named?: string;
  /** A time of day that its day is said with: no time of its own, but for what takes them apart. */
  readonly isOfDay?: boolean;
  /** A number in words: "two numbers" says how many there are more often than it is one. */
  readonly spelled?: boolean;
  /** It stands in a sentence that only says more. */
  readonly aside: boolean;
}

export function textOf({ query, tokens }: Reading, from: number, to: number): string {
  // "Ethereum's": of whom or what, and no part of the name.
  return query.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).replace(/['’]s$/u, "");
}
