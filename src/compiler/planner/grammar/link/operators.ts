/**
 * What general English says of many values: how they become one, which of them is meant, how they are compared,
 * grouped and put in order. No tool, no column and no subject stands here.
 */
import type { Dimension } from "./dimensions.ts";

export type Statistic =
  | "count"
  | "distinct"
  | "sum"
  | "mean"
  | "median"
  | "mode"
  | "stddev"
  | "variance"
  | "population stddev"
  | "min"
  | "max"
  | "missing"
  | "quantile";
export type Comparator =
  "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "starts with" | "ends with" | "between";
export type Bucket =
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "month"
  | "quarter"
  | "year"
  | "hour of day"
  | "weekday"
  | "day of month"
  | "month of year";

export type Operator =
  | { readonly op: "statistic"; readonly how: Statistic }
  | {
      readonly op: "extreme";
      readonly which: "greatest" | "least";
      readonly dimension?: Dimension;
      /** Of how many rows there are: "the most often". */
      readonly counted?: true;
    }
  /** In the order of time, or of the rows where there is none. */
  | { readonly op: "end"; readonly which: "first" | "last" }
  | { readonly op: "compare"; readonly comparator: Comparator; readonly dimension?: Dimension }
  /** Of two that are named: "the higher", "earlier". */
  | { readonly op: "more"; readonly which: "greatest" | "least"; readonly dimension?: Dimension }
  | { readonly op: "group" }
  | { readonly op: "bucket"; readonly bucket: Bucket }
  | { readonly op: "order" }
  | { readonly op: "direction"; readonly descending: boolean; readonly of?: "name" | "time" }
  | { readonly op: "not" }
  | { readonly op: "missing" }
  | { readonly op: "distinct" }
  | { readonly op: "share" }
  | { readonly op: "change"; readonly percent: boolean; readonly back?: number }
  | { readonly op: "running" }
  | { readonly op: "rank" }
  | { readonly op: "difference" }
  | { readonly op: "ratio"; readonly inverse?: true }
  /** Of two columns in each row: no rule takes it yet. */
  | { readonly op: "arithmetic" }
  | { readonly op: "boolean"; readonly value: boolean }
  /** Words for the cells of a column: "the values of". */
  | { readonly op: "cells" }
  /** Each row by itself, or all together. */
  | { readonly op: "scope"; readonly of: "row" | "all" }
  | { readonly op: "decimals"; readonly digits?: number }
  | { readonly op: "join" }
  | { readonly op: "same" }
  /** Ways of speaking that add nothing. */
  | { readonly op: "noise" }
  | { readonly op: "or" }
  | { readonly op: "and" }
  | { readonly op: "which" }
  | { readonly op: "who" | "when" | "where" }
  | { readonly op: "amount"; readonly dimension?: Dimension }
  | { readonly op: "rows" }
  | { readonly op: "neighbour"; readonly side: "next" | "previous" };
