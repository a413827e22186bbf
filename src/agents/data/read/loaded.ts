import type { ReadingNote } from "./column.ts";
import type { NumberedRows } from "./raw-view.ts";

/** What reading a file into the table `raw` gives. */
export interface Loaded {
  readonly notes: readonly ReadingNote[];
  /** Units that stand in a line below the names, by column. */
  readonly units?: Readonly<Record<string, string>>;
  /** What separates the values; absent where the format is no text with delimiters. */
  readonly delimiter?: string;
  /** Columns of text in which every value is a number for sure: the format says so. */
  readonly numbers?: ReadonlySet<string>;
  /** Set where `raw` is a view over the file. */
  readonly numbered?: NumberedRows;
}
