/** What becomes of an ugly file when it is read. */
import type { DuckDBInstance } from "@duckdb/node-api";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { ToolError } from "../../../src/catalog/authoring.ts";
import { readFile } from "../../../src/agents/data/read/read-file.ts";
import { readRows } from "../../../src/agents/data/rows.ts";
import { write, type CleanTable, type UglyFile } from "./ugly-file.ts";

export interface ReadBack {
  readonly verdict: "right" | "refused" | "wrong";
  /** Why it is refused, as a whole or where columns are used. */
  readonly reasons: readonly string[];
  readonly table?: CleanTable;
}

export async function readBack(
  instance: DuckDBInstance,
  folder: string,
  file: UglyFile,
): Promise<ReadBack> {
  const path = join(folder, "a.csv");
  await writeFile(path, write(file));
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run("DROP TABLE IF EXISTS raw; DROP TABLE IF EXISTS data");
    const { columns } = await readFile(connection, { path, name: "a.csv", format: "csv" }, "data");
    const { rows } = readRows(await connection.runAndReadAll("FROM data"));
    // A column with a question is refused as soon as it is used, and so is a text that should be numbers, with its reason.
    const reasons = columns.map(({ question, obstacle }, i) =>
      file.clean.columns[i]?.type === "text" ? question?.message : (question?.message ?? obstacle),
    );
    const table: CleanTable = {
      columns: columns.map(({ name, type }) => ({ name, type })),
      rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)),
    };
    const used = (_: unknown, i: number) => reasons[i] === undefined;
    const of = (all: CleanTable) => ({
      columns: all.columns.filter(used),
      rows: all.rows.map((row) => row.filter(used)),
    });
    const isRight =
      columns.length === file.clean.columns.length && isDeepStrictEqual(of(table), of(file.clean));
    const said = reasons.filter((reason) => reason !== undefined);
    return {
      verdict: !isRight ? "wrong" : said.length > 0 ? "refused" : "right",
      reasons: said,
      table,
    };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { verdict: "refused", reasons: [`${error.message} ${error.help ?? ""}`] };
  } finally {
    connection.closeSync();
  }
}
