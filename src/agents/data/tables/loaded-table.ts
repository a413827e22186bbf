import type { ReadColumn } from "../read/column.ts";

export type Column = ReadColumn;

/** A table as a person knows it. */
export interface DataTable {
  /** `stocks` for `data/stocks.csv`. */
  readonly title: string;
  readonly columns: readonly Column[];
}

export interface LoadedTable extends DataTable {
  /** The name that SQL knows it by. */
  readonly name: string;
  readonly rows: number;
  /** An SQL expression: the place of a row in the order of the file. */
  readonly ordinal: string;
  /** DuckDB's types of the columns, in their order. */
  readonly sqlTypes: readonly string[];
}
