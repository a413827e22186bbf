/** Turns what a reader gave (`raw`) into a table whose columns are text, numbers, booleans or times. */
import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import type { Note } from "../../../../catalog/authoring.ts";
import type { ReadColumn } from "../column.ts";
import { columnType, mayBeTooLong, plainValue } from "./column-types.ts";
import { recogniseDates } from "./date-formats.ts";
import { identifier } from "../../sql.ts";

/** Replaces `raw` by the table `name`. */
export async function normalise(
  connection: DuckDBConnection,
  name: string,
): Promise<{ readonly columns: readonly ReadColumn[]; readonly notes: readonly Note[] }> {
  const shape = await connection.runAndReadAll("FROM raw LIMIT 0");
  const notes: Note[] = [];
  const list: string[] = [];
  for (const [i, column] of shape.deduplicatedColumnNames().entries()) {
    const { expression, assumption } = await readColumn(connection, column, shape.columnType(i));
    list.push(`${expression} AS ${identifier(column)}`);
    if (assumption !== undefined) notes.push({ kind: "read", text: assumption });
  }
  await connection.run(`CREATE TABLE ${identifier(name)} AS SELECT ${list.join(", ")} FROM raw`);
  await connection.run("DROP TABLE raw");
  const table = await connection.runAndReadAll(`FROM ${identifier(name)} LIMIT 0`);
  const columns = table
    .deduplicatedColumnNames()
    .map((column, i) => ({ name: column, type: columnType(table.columnType(i)) }));
  return { columns, notes };
}

async function readColumn(connection: DuckDBConnection, name: string, type: DuckDBType) {
  const column = identifier(name);
  if (String(type) === "VARCHAR" && type.alias !== "JSON") {
    const dates = await recogniseDates(connection, name, "as text");
    if (dates !== undefined) return dates;
  }
  if (mayBeTooLong(type)) {
    if (/date|day/i.test(name)) {
      const dates = await recogniseDates(connection, name, "as numbers");
      if (dates !== undefined) return dates;
    }
    // Long identifiers stay whole as text.
    const limit = `${Number.MAX_SAFE_INTEGER}`;
    const reader = await connection.runAndReadAll(
      `SELECT coalesce(bool_or(${column} NOT BETWEEN -${limit} AND ${limit}), false) FROM raw`,
    );
    if (reader.getRows()[0]?.[0] === true) return { expression: `${column}::VARCHAR` };
  }
  const expression = plainValue(column, type);
  return { expression: columnType(type) === "number" ? expression : `(${expression})` };
}
