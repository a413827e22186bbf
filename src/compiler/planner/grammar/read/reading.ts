/** A query as it was read: once, with offsets. Nothing later looks at its text again. */

import type { ColumnFacts } from "../../../../contract/facts.ts";

/** Positions of tokens: the first, and the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Token {
  readonly kind: "word" | "number" | "sign";
  /** As it stands in the query. */
  readonly text: string;
  /** In lower case, without the `'s` of a possessive. */
  readonly lower: string;
  /** Porter's stem of `lower`; of what is no word, the text. */
  readonly stem: string;
  /** Offsets in the query, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** No space stands before it: `day` in `14-day`. */
  readonly glued: boolean;
}

/** A stretch of tokens that stands for a value. Marks may overlap: each is one way to read its tokens. */
export type Mark = Span & Meaning;

/** A day is `2024-03-01`; a moment has a time of day as well, with its offset where one was said. */
export interface Period {
  /** Included; absent where only `math` has it, because there was no day to count from. */
  readonly from?: string;
  /** Included; absent when it goes on until now. */
  readonly to?: string;
  /** The same relative to the start of a run, as date math, where the words count from today. */
  readonly math?: { readonly from?: string; readonly to?: string };
  /** What it is one of: "in March" is a month, "2024" a year. */
  readonly unit?: "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";
}

export type Meaning =
  /** In quotation marks or backticks, without them. */
  | { readonly is: "quoted"; readonly text: string }
  /** A file or folder: by its form, or because there is one. */
  | {
      readonly is: "path";
      readonly path: string;
      readonly folder: boolean;
      readonly exists: boolean;
    }
  | { readonly is: "glob"; readonly pattern: string }
  | { readonly is: "url"; readonly url: string }
  | { readonly is: "mail"; readonly address: string }
  /** `{name}`: a parameter of the query. */
  | { readonly is: "parameter"; readonly name: string }
  /** A command line, from its program on. */
  | { readonly is: "command"; readonly program: string; readonly args: readonly string[] }
  /** An identifier, hash, revision or version: `QUCgJYGeoDmJ`, `HEAD~3`, `v1.2.0`, `AB-1029`. */
  | { readonly is: "code"; readonly text: string }
  | { readonly is: "formula"; readonly text: string }
  | { readonly is: "number"; readonly value: number; readonly ordinal?: true }
  /** A number with its unit, as written: `4000 lbs`, `20 °C`; of units of time see `duration`. */
  | { readonly is: "quantity"; readonly value: number; readonly unit: string }
  /** The currency is its ISO 4217 code: USD of `$`. */
  | { readonly is: "money"; readonly value: number; readonly currency: string }
  /** 20 of "20 %". */
  | { readonly is: "percent"; readonly value: number }
  /** A length of time, not a place in it: "for 6 months", "two hours". The unit is singular: `month`. */
  | { readonly is: "duration"; readonly count: number; readonly unit: string }
  | { readonly is: "time"; readonly period: Period }
  /** A time of day of 24 hours: `14:42`, `14:42:07`. */
  | { readonly is: "clock"; readonly time: string }
  /** Two numbers: "between 3 and 5", "10-20". */
  | { readonly is: "range"; readonly low: number; readonly high: number }
  /** In brackets: `["Alice", "Bob"]`, `[1, 2, 3]`, `{"a": 1}`; or a list in words: "4, 8 and 15". */
  | { readonly is: "json"; readonly value: unknown }
  /** Words in capitals that are no start of a sentence: `New York`, `MSFT`; `Chicago, IL`. */
  | { readonly is: "name"; readonly text: string }
  /** The whole name of a column of a file that the query names: known once the file has been looked at. */
  | { readonly is: "column"; readonly name: string; readonly type: ColumnFacts["type"] };

export type MarkKind = Meaning["is"];

/** A mark of one kind. */
export type MarkOf<Kind extends MarkKind> = Span & Extract<Meaning, { readonly is: Kind }>;

export interface Reading {
  readonly query: string;
  readonly tokens: readonly Token[];
  /** By their first token; of those that begin together, the longest first. */
  readonly marks: readonly Mark[];
  /** Sentences, list items and lines, in order; they cover all tokens. */
  readonly sentences: readonly Span[];
}
