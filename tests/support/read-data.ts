/** Reads a data file as the tools of the data agent do, into a real DuckDB. */
import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatOf } from "../../src/agents/data/read/existing-file.ts";
import type { ReadingOptions } from "../../src/agents/data/read/options.ts";
import { readFile, type Reading } from "../../src/agents/data/read/read-file.ts";
import { readRows, type Row } from "../../src/agents/data/rows.ts";

export interface ReadData extends Reading {
  readonly values: readonly Row[];
  /** Texts of the notes. */
  readonly said: readonly string[];
}

export async function readData(
  name: string,
  content: string | Uint8Array,
  options: ReadingOptions = {},
): Promise<ReadData> {
  const folder = await mkdtemp(join(tmpdir(), "orchc-read-"));
  const path = join(folder, name);
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    await writeFile(path, content);
    const format = formatOf(path);
    if (format === undefined) throw new Error(`${name} has no format`);
    const reading = await readFile(connection, { path, name, format }, "data", options);
    const { rows } = readRows(await connection.runAndReadAll("FROM data"));
    return { ...reading, values: rows, said: reading.notes.map(({ text }) => text) };
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A column `v` of a file with semicolons, beside one that numbers the rows. */
export async function readColumn(
  values: readonly (string | null)[],
  options: ReadingOptions = {},
  name = "v",
): Promise<ReadData & { readonly column: Reading["columns"][number]; readonly cells: unknown[] }> {
  const lines = values.map((value, i) => `r${i};${value === null ? "" : quoted(value)}`);
  const read = await readData("a.csv", [`row;${name}`, ...lines, ""].join("\n"), options);
  const column = read.columns[1];
  if (column === undefined) throw new Error("the column is gone");
  return { ...read, column, cells: read.values.map((row) => row[column.name]) };
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
