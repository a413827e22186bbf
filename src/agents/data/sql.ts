/** The only ways in which text from outside reaches SQL: a quoted identifier, or a bound value. */
import type { DuckDBValue } from "@duckdb/node-api";

/** `say "hi"` becomes `"say ""hi"""`. Callers pass names that they found in the data, never unchecked text. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A path in which DuckDB's readers see no pattern: `a[1].csv` is one file, not `a1.csv`. */
export function globLiteral(path: string): string {
  return path.replaceAll(/[*?[]/g, "[$&]");
}

/** Values to bind: each `add` gives the placeholder that stands for the value. */
export class Bindings {
  readonly values: DuckDBValue[] = [];

  add(value: DuckDBValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** `($1, $2, $3)`, for `IN`. */
  addAll(values: readonly DuckDBValue[]): string {
    return `(${values.map((value) => this.add(value)).join(", ")})`;
  }
}
