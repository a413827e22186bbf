/** What stretches of a question about a table mean, from single words up to conditions, measures and keys. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Dimension } from "../../link/dimensions.ts";
import type { Bucket, Comparator, Operator, Statistic } from "../../link/operators.ts";
import type { Period, Span } from "../../read/reading.ts";
import type { Use } from "../derivation.ts";

/** As the `where` of a table query has them. */
export type Scalar = string | number | boolean;
export type Comparison =
  | {
      readonly op: Exclude<Comparator, "between">;
      readonly column: string;
      readonly value: Scalar | { readonly column: string };
      readonly not?: boolean;
    }
  | {
      readonly op: "in";
      readonly column: string;
      readonly values: readonly Scalar[];
      readonly not?: boolean;
    }
  | {
      readonly op: "between";
      readonly column: string;
      readonly from: Scalar;
      readonly to: Scalar;
      readonly not?: boolean;
    }
  | { readonly op: "missing"; readonly column: string; readonly not?: boolean };
export type Condition =
  Comparison | { readonly any: readonly Comparison[]; readonly not?: boolean };

export interface Key {
  readonly column: ColumnFacts;
  readonly bucket?: Bucket;
}

export interface Measure {
  readonly how: Statistic;
  readonly column?: ColumnFacts;
  /** Of a quantile. */
  readonly q?: number;
  /** What counted rows were called. */
  readonly noun?: string;
}

export type Meaning =
  // What words denote by themselves.
  | { readonly is: "operator"; readonly operator: Operator }
  | { readonly is: "column"; readonly column: ColumnFacts }
  | {
      readonly is: "value";
      readonly column: ColumnFacts;
      readonly value: string;
      /** Of all values that hold it. */
      readonly within?: true;
    }
  | {
      readonly is: "number";
      readonly value: number;
      readonly unit?: string;
      readonly ordinal?: true;
    }
  | { readonly is: "range"; readonly low: number; readonly high: number }
  | { readonly is: "period"; readonly period: Period }
  | { readonly is: "text"; readonly text: string }
  /** A word that names nothing of the table: what its rows are called, where it stands after "how many" or "which". */
  | {
      readonly is: "noun";
      readonly word: string;
      readonly plural: boolean;
    }
  // What they mean together.
  | { readonly is: "columns"; readonly columns: readonly ColumnFacts[] }
  | {
      readonly is: "condition";
      readonly condition: Condition;
      readonly columns: readonly ColumnFacts[];
      readonly values?: readonly string[];
    }
  /** A comparison whose column is not said: with the measure, or the one that has the unit. */
  | {
      readonly is: "open condition";
      readonly comparator: Comparator;
      readonly value: Scalar;
      readonly upTo?: Scalar;
      readonly unit?: string;
      readonly dimension?: Dimension;
      readonly not?: boolean;
    }
  /** A time whose column is not said. */
  | {
      readonly is: "open period";
      readonly period: Period;
      readonly comparator: "in" | "<" | "<=" | ">" | ">=";
      readonly not?: boolean;
    }
  | { readonly is: "measure"; readonly measures: readonly Measure[] }
  /** A statistic without its column: "the average by region". */
  | { readonly is: "open measure"; readonly how: Statistic; readonly q?: number }
  | { readonly is: "keys"; readonly keys: readonly Key[] }
  /** A bucket of time whose column is not said; `asked`: "which month". */
  | {
      readonly is: "open bucket";
      readonly bucket: Bucket;
      readonly asked?: true;
      /** Other keys that were said with it. */
      readonly others?: readonly Key[];
    }
  /** A comparison of what is measured of each group. */
  | {
      readonly is: "having";
      readonly measure: Measure;
      readonly condition: Extract<Meaning, { is: "open condition" }>;
    }
  /** Of the values of a column, or of a measure of each group. */
  | {
      readonly is: "extreme";
      readonly which: "greatest" | "least";
      readonly of: ColumnFacts | Measure;
      readonly n?: number;
    }
  | {
      readonly is: "open extreme";
      readonly which: "greatest" | "least";
      readonly dimension?: Dimension;
      readonly n?: number;
    }
  | {
      readonly is: "end";
      readonly which: "first" | "last";
      readonly n?: number;
      readonly by?: ColumnFacts;
    }
  | { readonly is: "limit"; readonly n: number; readonly which?: "greatest" | "least" }
  | {
      readonly is: "order";
      readonly by?: ColumnFacts | Measure;
      /** By the measure that has this statistic. */
      readonly how?: Statistic;
      readonly descending?: boolean;
      readonly of?: "name" | "time";
    }
  | { readonly is: "target"; readonly columns: readonly ColumnFacts[]; readonly n?: number }
  /** "Which film", "who": a row is asked for by its name. */
  | { readonly is: "who" }
  /** Of two or more that are named, the one that has more. */
  | {
      readonly is: "more";
      readonly which: "greatest" | "least";
      readonly dimension?: Dimension;
      readonly of?: ColumnFacts | Measure;
    }
  | { readonly is: "periods"; readonly first: Period; readonly second: Period }
  /** The row beside the one that fits a condition. */
  | {
      readonly is: "neighbour";
      readonly side: "next" | "previous";
      readonly target?: ColumnFacts;
      readonly condition: Condition;
      readonly columns: readonly ColumnFacts[];
    }
  /** Rows that have the same value as another row. */
  | {
      readonly is: "same";
      readonly column: ColumnFacts;
      readonly condition: Condition;
      readonly columns: readonly ColumnFacts[];
    }
  | { readonly is: "round"; readonly digits: number }
  | { readonly is: "scope"; readonly of: "row" | "all" }
  | { readonly is: "join"; readonly on?: ColumnFacts }
  | { readonly is: "noise" }
  | { readonly is: "share" }
  | { readonly is: "change"; readonly percent: boolean; readonly back?: number }
  | { readonly is: "running" }
  | { readonly is: "rank" }
  | {
      readonly is: "difference";
      readonly ratio: boolean;
      readonly inverse?: true;
      /** Rows are counted. */
      readonly counted?: true;
      readonly dimension?: Dimension;
    }
  | { readonly is: "rows" };

export type PartKind = Meaning["is"];

export type Part = Span & {
  /** The sum of the weights of its uses: to compare parts of the same tokens. */
  readonly score: number;
  readonly uses: readonly Use[];
  /** What was read into it: sentences without a full stop. */
  readonly assumed: readonly string[];
} & Meaning;

export type PartOf<Kind extends PartKind> = Extract<Part, { readonly is: Kind }>;

/** What a part means, without where it stands. */
export function meaningOf<P extends Part>(
  part: P,
): Omit<P, "from" | "to" | "score" | "uses" | "assumed"> & Meaning {
  const { from: _from, to: _to, score: _score, uses: _uses, assumed: _assumed, ...meaning } = part;
  return meaning as Omit<P, "from" | "to" | "score" | "uses" | "assumed"> & Meaning;
}

export function isMeasure(of: ColumnFacts | Measure): of is Measure {
  return "how" in of;
}
