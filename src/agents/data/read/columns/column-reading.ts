import type { ReadColumn } from "../column.ts";

/** How one column is read. */
export interface ColumnReading {
  readonly column: ReadColumn;
  /** SQL over `raw`. */
  readonly expression: string;
  readonly notes: readonly string[];
  /** Whether the values are those of `raw`, or had as quickly: then they need not be kept. */
  readonly isCheap?: boolean;
}
