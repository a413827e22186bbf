/** Whether a query fits a table, by how DuckDB would run it: on a table without rows, and with no file in reach. */
import type { DuckDBValue } from "@duckdb/node-api";
import { ToolError, type ColumnFacts } from "../../../catalog/authoring.ts";
import { readRows } from "../rows.ts";
import { refuseAllButSelect } from "../select-only.ts";
import { MEMORY_LIMIT } from "../tables/database.ts";

/**
 * What is wrong whatever the types of the columns are in the end. Facts know four types, and DuckDB more: that a function
 * does not take one is not sure.
 */
const SURE =
  /^(?:Catalog Error|Permission Error|Binder Error: (?:Referenced (?:column|table)|Values list|Table "|column "?[^"]*"? must appear))/;

const types = { text: "VARCHAR", number: "DOUBLE", boolean: "BOOLEAN", time: "TIMESTAMP" } as const;

/** @returns the reason as a sentence without its full stop; `undefined` when it can be run, or that is not sure */
export async function explainSql(
  sql: string,
  columns: readonly ColumnFacts[],
): Promise<string | undefined> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: MEMORY_LIMIT,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    enable_external_access: "false",
  });
  const connection = await instance.connect();
  try {
    const defined = columns.map(({ name, type }) => `${quoted(name)} ${types[type]}`);
    await connection.run(`CREATE TABLE data (${defined.join(", ") || "nothing VARCHAR"})`);
    const select = async (text: string, values: DuckDBValue[] = []) =>
      readRows(await connection.runAndReadAll(text, values)).rows;
    await connection.run(`EXPLAIN ${await refuseAllButSelect({ select, columns }, sql)}`);
    return undefined;
  } catch (error) {
    if (error instanceof ToolError) return error.message.replace(/[.!]$/, "");
    const [reason = ""] = String(error instanceof Error ? error.message : error).split("\n");
    return SURE.test(reason) ? reason.replace(/[.!]$/, "") : undefined;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
