/** What a template is: ways to ask one thing of a schema, and the SQL that answers it. */
import type { Column, Schema } from "../schemas/words.ts";

/** What the answer has to show. SQL gives the values. */
export type Expect =
  /** One number. */
  | { readonly is: "number" }
  /** One number from 0 to 1, which may be shown in per cent. */
  | { readonly is: "share" }
  /** Every number of the one row. */
  | { readonly is: "numbers" }
  /** One text; of the other values of the column none before it. */
  | { readonly is: "text"; readonly among: Column }
  /** One day. */
  | { readonly is: "day" }
  /** All rows, each with all of its values, and no other value of the column of keys, which comes first. */
  | {
      readonly is: "rows";
      readonly among?: Column;
      readonly ordered?: boolean;
      /** As many as were asked for: more of them are a tie. */
      readonly count?: number;
    };

export interface Draft {
  /** At least three, as different people would put it. */
  readonly phrasings: readonly [string, string, string, ...string[]];
  /** Tables: `main` and `companion`. */
  readonly sql: string;
  readonly expect: Expect;
}

export interface Template {
  readonly id: string;
  /** `undefined` when the schema has not what it asks for. */
  readonly make: (scene: Scene) => Draft | undefined;
}

/** A schema with the choices of one question. */
export interface Scene {
  readonly schema: Schema;
  /** The main file as it is named this time. */
  readonly file: string;
  pick<T>(list: readonly T[]): T;
  /** A whole number from `from` to `to`. */
  whole(from: number, to: number): number;
  /** How a column is called this time: mostly in words. */
  say(column: Column): string;
  /** One of the measures without missing values. */
  measure(): Column;
  /** Two values of a column that differ. */
  values(column: Column): readonly [string, string];
  /** A round number that about this share of the values of a column are below. */
  near(column: Column, share: number): number;
}

/** A name in SQL. */
export function name({ header }: Column): string {
  return `"${header.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
