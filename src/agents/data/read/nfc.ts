/** One text in one form: an `é` may be one character or two, and both are the same name. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../sql.ts";
import { loadRaw } from "./raw-view.ts";

/** Changes the texts of the table `raw`, which most of the time are in that form already. */
export async function normaliseTexts(connection: DuckDBConnection): Promise<void> {
  const shape = await connection.runAndReadAll("FROM raw LIMIT 0");
  const texts = shape
    .deduplicatedColumnNames()
    .filter((_, i) => String(shape.columnType(i)) === "VARCHAR");
  if (texts.length === 0) return;
  // In ASCII there is but one form.
  const looks = texts.map(
    (name) =>
      `coalesce(bool_or(strlen(${identifier(name)}) <> length(${identifier(name)}) AND ${identifier(name)} <> nfc_normalize(${identifier(name)})), false)`,
  );
  const reader = await connection.runAndReadAll(`SELECT ${looks.join(", ")} FROM raw`);
  const found = reader.getRows()[0] ?? [];
  const changes = texts
    .filter((_, i) => found[i] === true)
    .map((name) => `${identifier(name)} = nfc_normalize(${identifier(name)})`);
  if (changes.length === 0) return;
  await loadRaw(connection);
  await connection.run(`UPDATE raw SET ${changes.join(", ")}`);
}
