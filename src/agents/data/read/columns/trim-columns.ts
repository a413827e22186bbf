/** Takes the blanks around values away, and makes nothing of empty ones, in all columns of text. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../../sql.ts";
import { loadRaw } from "../raw-view.ts";
import { valuesOf } from "./values.ts";

/** Blanks of all kinds, which SQL's `trim` does not know by itself. */
const BLANKS = " \t\r\n\u00a0\u2007\u2009\u202f\u3000\ufeff\u200b";
const BLANK = "[\\s\\p{Z}\\x{feff}\\x{200b}]";

/** Changes the table `raw`. Most columns have nothing to trim, and a look is cheaper than a copy. */
export async function trimColumns(
  connection: DuckDBConnection,
  columns: readonly string[],
  few: ReadonlySet<string>,
): Promise<void> {
  const changes: string[] = [];
  for (const name of columns) {
    const reader = await connection.runAndReadAll(
      `SELECT coalesce(bool_or(regexp_matches(text, '^$|^${BLANK}|${BLANK}$')), false) FROM ${valuesOf(name, "raw", few.has(name))}`,
    );
    if (reader.getRows()[0]?.[0] !== true) continue;
    changes.push(`${identifier(name)} = nullif(trim(${identifier(name)}, '${BLANKS}'), '')`);
  }
  if (changes.length === 0) return;
  await loadRaw(connection);
  await connection.run(`UPDATE raw SET ${changes.join(", ")}`);
}
