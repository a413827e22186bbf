/** What stretches of a question about a table mean, from single words up to conditions, measures and keys. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Dimension } from "../../link/dimensions.ts";
import type { Bucket, Comparator, Operator, Statistic } from "../../link/operators.ts";
import type { Period, Span } from "../../read/reading.ts";
import type { Use } from "../derivation.ts";

export type Scalar = string | number | boolean;
type Negatable = { readonly column: string; readonly not?: boolean | undefined };
/** As the `where` of a table query has it. */
export type Comparison = Negatable &
  (
    | { readonly op: Exclude<Comparator, "between">; readonly value: Scalar | { column: string } }
    | { readonly op: "in"; readonly values: readonly Scalar[] }
    | { readonly op: "between"; readonly from: Scalar; readonly to: Scalar }
    | { readonly op: "missing" }
  );
export type Condition =
  Comparison | { readonly any: readonly Comparison[]; readonly not?: boolean | undefined };

export interface Key {
  readonly column: ColumnFacts;
  readonly bucket?: Bucket | undefined;
}

export interface Measure {
  readonly how: Statistic;
  readonly column?: ColumnFacts | undefined;
  /** Of a quantile. */
  readonly q?: number | undefined;
  /** What counted rows were called. */
  readonly noun?: string;
}

export type End = "greatest" | "least";

interface Meanings {
  // What words denote by themselves.
  operator: Operator;
  column: { column: ColumnFacts };
  /** `within`: of all values that hold it. */
  value: { column: ColumnFacts; value: string; within?: true };
  /** `year`: of a time that has been said, and hardly how many. */
  number: { value: number; unit?: string | undefined; ordinal?: true; year?: true };
  range: { low: number; high: number };
  period: { period: Period };
  text: { text: string };
  /** A word that names nothing of the table: what its rows are called, where it stands after "how many" or "which". */
  noun: { word: string; plural: boolean };
  // What they mean together.
  columns: { columns: readonly ColumnFacts[] };
  condition: {
    condition: Condition;
    columns: readonly ColumnFacts[];
    values?: readonly string[];
  };
  /** A comparison whose column is not said: with the measure, or the one that has the unit. */
  openCondition: {
    comparator: Comparator;
    value: Scalar;
    upTo?: Scalar;
    unit?: string | undefined;
    dimension?: Dimension | undefined;
    not?: boolean;
  };
  /** A time whose column is not said. */
  openPeriod: { period: Period; comparator: "in" | "<" | "<=" | ">" | ">="; not?: boolean };
  periods: { first: Period; second: Period };
  measure: { measures: readonly Measure[] };
  /** A statistic without its column: "the average by region". */
  openMeasure: { how: Statistic };
  keys: { keys: readonly Key[] };
  /** A bucket of time whose column is not said, with other keys; `asked`: "which month". */
  openBucket: { bucket: Bucket; asked?: true; others?: readonly Key[] };
  /** A comparison of what is measured of each group. */
  having: { measure: Measure; condition: OpenCondition };
  /** Of the values of a column, or of a measure of each group. */
  extreme: { which: End; of: ColumnFacts | Measure; n?: number };
  openExtreme: { which: End; dimension?: Dimension | undefined; n?: number };
  end: { which: "first" | "last"; n?: number; by?: ColumnFacts };
  limit: { n: number; which?: End };
  /** `how`: by the measure that has this statistic. */
  order: {
    by?: ColumnFacts | Measure | undefined;
    /** "By town and then by name": for rows with the same of the first. */
    then?: readonly ColumnFacts[] | undefined;
    how?: Statistic | undefined;
    descending?: boolean | undefined;
    of?: "name" | "time" | undefined;
  };
  target: { columns: readonly ColumnFacts[]; n?: number };
  /** "Which film", "who": a row is asked for by its name. */
  who: object;
  /** Of two or more that are named, the one that has more. */
  more: { which: End; dimension?: Dimension | undefined; of?: ColumnFacts | Measure };
  /** The row beside the one that fits a condition. */
  neighbour: {
    side: "next" | "previous";
    target?: ColumnFacts;
    condition: Condition;
    columns: readonly ColumnFacts[];
  };
  /** Rows that have the same value as another row. */
  same: { column: ColumnFacts; condition: Condition; columns: readonly ColumnFacts[] };
  rows: object;
  share: object;
  running: object;
  rank: object;
  noise: object;
  change: { percent: boolean; back?: number | undefined };
  /** `counted`: of numbers of rows. */
  difference: {
    ratio: boolean;
    inverse?: true | undefined;
    /** "How much more … than": which of the two has more is said, and may be wrong. */
    signed?: "more" | "less" | undefined;
    counted?: true;
    dimension?: Dimension | undefined;
  };
  round: { digits: number };
  scope: { of: "row" | "all" };
  join: { on?: ColumnFacts };
}

export type PartKind = keyof Meanings;
export type Meaning = { [K in PartKind]: { readonly is: K } & Readonly<Meanings[K]> }[PartKind];
export type OpenCondition = Readonly<Meanings["openCondition"]>;
export type OpenPeriod = Readonly<Meanings["openPeriod"]>;

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
): Omit<P, keyof Span | "score" | "uses" | "assumed"> & Meaning {
  const { from: _from, to: _to, score: _score, uses: _uses, assumed: _assumed, ...meaning } = part;
  return meaning as Omit<P, keyof Span | "score" | "uses" | "assumed"> & Meaning;
}

export function isMeasure(of: ColumnFacts | Measure): of is Measure {
  return "how" in of;
}
