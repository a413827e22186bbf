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

  /** SQL that holds only some of the placeholders, with their values: DuckDB refuses those that stand nowhere. */
  used(sql: string): { readonly sql: string; readonly values: DuckDBValue[] } {
    const values: DuckDBValue[] = [];
    const places = new Map<string, string>();
    const renumbered = sql.replaceAll(PLACEHOLDER, (part, index: string | undefined) => {
      if (index === undefined) return part;
      const known = places.get(index);
      if (known !== undefined) return known;
      values.push(this.values[Number(index) - 1] ?? null);
      places.set(index, `$${values.length}`);
      return `$${values.length}`;
    });
    return { sql: renumbered, values };
  }
}

/** A placeholder; what is quoted is matched as well, so that nothing within quotes is taken for one. */
const PLACEHOLDER = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\$(\d+)/g;
