/** Fills a DuckDB table from the table of an earlier task. */
import type { DuckDBConnection } from "@duckdb/node-api";
import {
  ToolError,
  wholeOf,
  type Cell,
  type Table,
  type ToolContext,
} from "../../../catalog/authoring.ts";
import { identifier } from "../sql.ts";
import { ORDINAL } from "../read/raw-view.ts";
import { numberType } from "./number-type.ts";

/** @returns the files that have to stay within reach: the rows of a large table are read where they lie */
export async function loadTable(
  connection: DuckDBConnection,
  table: Table,
  name: string,
  context: ToolContext,
): Promise<string[]> {
  if (table.columns.length === 0) {
    throw new ToolError(`The table "${table.title}" has no columns.`, {
      help: "Take another task's table.",
    });
  }
  const file = wholeOf(table);
  if (file !== undefined) {
    const path = await context.locateFile(file);
    const quoted = `'${path.replaceAll("'", "''")}'`;
    const list = table.columns.map((column) => identifier(column.name)).join(", ");
    const taken = table.columns.some((column) => RESERVED.has(column.name.toLowerCase()));
    await connection.run(
      taken
        ? `CREATE TABLE ${identifier(name)} AS SELECT ${list} FROM read_parquet(${quoted})`
        : `CREATE VIEW ${identifier(name)} AS SELECT ${list}, file_row_number AS ${identifier(ORDINAL)}
           FROM read_parquet(${quoted}, file_row_number = true)`,
    );
    return [path];
  }
  await loadRows(connection, table, name);
  return [];
}

/** A file with such columns cannot be numbered by its reader, and is loaded instead. */
const RESERVED = new Set([ORDINAL, "file_row_number"]);

async function loadRows(connection: DuckDBConnection, table: Table, name: string): Promise<void> {
  const columns = table.columns.map((column) => {
    const cells = table.rows.map((row) => row[column.name] ?? null);
    return { name: column.name, cells, type: sqlType(column.type, cells) };
  });
  // Written as text and cast by DuckDB: it reads digits and times exactly.
  const raw = columns.map((column) => `${identifier(column.name)} VARCHAR`);
  await connection.run(`CREATE TEMP TABLE raw (${raw.join(", ")})`);
  const appender = await connection.createAppender("raw", undefined, "temp");
  for (let i = 0; i < table.rows.length; i++) {
    for (const { cells } of columns) {
      const cell = cells[i] ?? null;
      if (cell === null) appender.appendNull();
      else appender.appendVarchar(String(cell));
    }
    appender.endRow();
  }
  appender.closeSync();
  const list = columns.map((column) => {
    const quoted = identifier(column.name);
    return `${castTo(column.type, quoted)} AS ${quoted}`;
  });
  await connection.run(
    `CREATE TABLE ${identifier(name)} AS SELECT ${list.join(", ")} FROM temp.raw`,
  );
  await connection.run("DROP TABLE temp.raw");
}

function castTo(type: string, expression: string): string {
  if (type === "VARCHAR") return expression;
  if (type === "DATE") {
    return `CASE WHEN length(${expression}) = 7 THEN ${expression} || '-01' ELSE ${expression} END::DATE`;
  }
  // With an offset it is that moment; without one it is taken as it stands.
  if (type === "TIMESTAMP") return `make_timestamp(epoch_us(${expression}::TIMESTAMPTZ))`;
  return `${expression}::${type}`;
}

const MONTH = /^\d{4,}-\d{2}$/;
const DAY = /^\d{4,}-\d{2}-\d{2}$/;
const TIME = /^\d{4,}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?$/;

function sqlType(type: Table["columns"][number]["type"], cells: readonly Cell[]): string {
  const filled = cells.filter((cell) => cell !== null);
  const every = (pattern: RegExp) =>
    filled.length > 0 && filled.every((cell) => typeof cell === "string" && pattern.test(cell));
  switch (type) {
    case "number":
      return numberType(filled);
    case "boolean":
      return "BOOLEAN";
    case "time":
      if (every(DAY) || every(MONTH)) return "DATE";
      return filled.every((cell) => DAY.test(String(cell)) || TIME.test(String(cell)))
        ? "TIMESTAMP"
        : "VARCHAR";
    case "text":
      return "VARCHAR";
  }
}
