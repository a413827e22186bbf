/** What a schema is drawn from: of each list of alternatives, chance takes one, and its names get one style. */

export interface SchemaWords {
  readonly id: string;
  /** Names of its file, without the extension. */
  readonly files: readonly string[];
  /** What a row is: one of them, and several. */
  readonly noun: readonly [one: string, many: string];
  readonly rows: number;
  /** What tells rows apart: a name of two parts. */
  readonly name: {
    readonly words: readonly string[];
    readonly first: readonly string[];
    readonly second: readonly string[];
  };
  /** The first has a value in every row, the second is missing in some. */
  readonly categories: readonly [CategoryWords, CategoryWords];
  /** Three are drawn. */
  readonly measures: readonly MeasureWords[];
  readonly dates: readonly string[];
  /** What a row is or is not: adjectives. */
  readonly flags: readonly string[];
  /** A second file, with a row for each value of the first category. */
  readonly companion?: CompanionWords;
}

export interface CategoryWords {
  readonly words: readonly string[];
  readonly values: readonly string[];
  /** A short form in which the header may be written. */
  readonly short?: string;
}

export interface MeasureWords {
  /** As it is said: `gross weight`. */
  readonly words: string;
  /** Stands in the header, and seldom in what is said. */
  readonly unit?: string;
  readonly short?: string;
  readonly from: number;
  readonly to: number;
  readonly decimals: 0 | 1 | 2;
}

export interface CompanionWords {
  readonly files: readonly string[];
  readonly attribute: CategoryWords;
  readonly measure: MeasureWords;
}

export type ColumnType = "text" | "integer" | "decimal" | "date" | "boolean";

export interface Column {
  readonly header: string;
  /** As people say it. */
  readonly words: string;
  readonly type: ColumnType;
  readonly decimals?: number;
}

export type Cell = string | number | boolean | null;

export interface Table {
  /** With its extension. */
  readonly file: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Schema {
  readonly id: string;
  readonly noun: SchemaWords["noun"];
  readonly main: Table;
  readonly name: Column;
  readonly category: Column;
  /** A category that is missing in some rows. */
  readonly patchy: Column;
  /** The second is missing in some rows. */
  readonly measures: readonly [Column, Column, Column];
  readonly date: Column;
  readonly flag: Column;
  readonly companion?: {
    readonly table: Table;
    readonly attribute: Column;
    readonly measure: Column;
  };
}
