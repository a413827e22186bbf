/** Takes the blanks around values away, and makes nothing of empty ones, in all columns of text. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../../sql.ts";

/** Blanks of all kinds, which SQL's `trim` does not know by itself. */
const BLANKS = " \t\r\n\u00a0\u2007\u2009\u202f\u3000\ufeff\u200b";
const BLANK = "[\\s\\p{Z}\\x{feff}\\x{200b}]";

/** Changes the table `raw`. Most columns have nothing to trim, and a look is cheaper than a copy. */
export async function trimColumns(
  connection: DuckDBConnection,
  columns: readonly string[],
): Promise<void> {
  if (columns.length === 0) return;
  const looks = columns.map(
    (name) =>
      `coalesce(bool_or(regexp_matches(${identifier(name)}, '^$|^${BLANK}|${BLANK}$')), false)`,
  );
  const reader = await connection.runAndReadAll(`SELECT ${looks.join(", ")} FROM raw`);
  const found = reader.getRows()[0] ?? [];
  const changes = columns
    .filter((_, i) => found[i] === true)
    .map((name) => `${identifier(name)} = nullif(trim(${identifier(name)}, '${BLANKS}'), '')`);
  if (changes.length > 0) await connection.run(`UPDATE raw SET ${changes.join(", ")}`);
}
