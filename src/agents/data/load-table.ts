/** Fills the table `raw` from a table of an earlier task. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError, type Table } from "../../catalog/authoring.ts";
import { identifier } from "./sql.ts";

export async function loadTable(connection: DuckDBConnection, table: Table): Promise<void> {
  if (table.columns.length === 0) {
    throw new ToolError(`The table "${table.title}" has no columns.`, {
      help: "Take another task's table.",
    });
  }
  const types = { text: "VARCHAR", time: "VARCHAR", number: "DOUBLE", boolean: "BOOLEAN" };
  const columns = table.columns.map(({ name, type }) => `${identifier(name)} ${types[type]}`);
  await connection.run(`CREATE TABLE raw (${columns.join(", ")})`);
  const appender = await connection.createAppender("raw");
  for (const row of table.rows) {
    for (const { name, type } of table.columns) {
      const cell = row[name] ?? null;
      if (cell === null) appender.appendNull();
      else if (type === "number") appender.appendDouble(Number(cell));
      else if (type === "boolean") appender.appendBoolean(cell === true);
      else appender.appendVarchar(String(cell));
    }
    appender.endRow();
  }
  appender.closeSync();
}
