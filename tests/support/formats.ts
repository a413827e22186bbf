/** One table in every format that people keep tables in. */
import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import writeWorkbook from "write-excel-file/node";
import { ugly, write, type CleanCell, type CleanTable } from "./ugly/ugly-file.ts";

export type Format = "csv" | "json" | "ndjson" | "parquet" | "xlsx";

export async function inAllFormats(
  table: CleanTable,
): Promise<Readonly<Record<Format, Uint8Array>>> {
  const records = recordsOf(table);
  const lines = records.map((record) => `${JSON.stringify(record)}\n`);
  return {
    csv: write(ugly(table)),
    json: Buffer.from(JSON.stringify(records, undefined, 2)),
    ndjson: Buffer.from(lines.join("")),
    parquet: await parquetOf(table),
    xlsx: await workbookOf(table),
  };
}

function recordsOf({ columns, rows }: CleanTable): Record<string, CleanCell>[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null])),
  );
}

/** As a database would have the columns: whole numbers, decimals, days and moments of their own types. */
async function parquetOf(table: CleanTable): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "orchc-parquet-"));
  const path = join(folder, "a.parquet");
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    const types = table.columns.map(({ type }, i) => {
      const cells = table.rows.map((row) => row[i] ?? null);
      if (type === "number")
        return cells.every((cell) => Number.isInteger(cell ?? 0)) ? "BIGINT" : "DOUBLE";
      if (type === "time") return cells.some((cell) => isMoment(cell)) ? "TIMESTAMP" : "DATE";
      return type === "boolean" ? "BOOLEAN" : "VARCHAR";
    });
    const list = table.columns.map(({ name }, i) => `"${name}" ${types[i]}`);
    await connection.run(`CREATE TABLE data (${list.join(", ")})`);
    for (const row of table.rows) {
      const places = row.map((_, i) => `$${i + 1}::VARCHAR::${types[i]}`);
      await connection.run(
        `INSERT INTO data VALUES (${places.join(", ")})`,
        row.map((cell) => (cell === null ? null : String(cell))),
      );
    }
    await connection.run(`COPY data TO '${path}' (FORMAT parquet)`);
    return await readFile(path);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true });
  }
}

async function workbookOf({ columns, rows }: CleanTable): Promise<Uint8Array> {
  const header = columns.map(({ name }) => ({ value: name }));
  const cells = rows.map((row) =>
    row.map((cell, i) => {
      if (cell === null) return null;
      if (columns[i]?.type !== "time") return { value: cell };
      const format = isMoment(cell) ? "yyyy-mm-dd hh:mm:ss" : "yyyy-mm-dd";
      const value = new Date(isMoment(cell) ? `${String(cell)}Z` : `${String(cell)}T00:00:00Z`);
      return { type: Date, value, format };
    }),
  );
  const file = writeWorkbook([{ data: [header, ...cells], sheet: "Sheet 1" }] as never);
  return file.toBuffer();
}

function isMoment(cell: CleanCell): boolean {
  return String(cell).includes("T");
}
