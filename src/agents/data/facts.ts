/** What planning may know of a data file: its columns as the tools of this agent will read them. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Facts } from "../../catalog/authoring.ts";
import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { columnFacts } from "./facts/column-facts.ts";
import { boundedFile } from "./facts/bounded-file.ts";
import { boundedParquet } from "./facts/bounded-parquet.ts";
import type { Scratch } from "./read/csv/transcode.ts";
import { existingFile, type DataFile, type Places } from "./read/existing-file.ts";
import { readingSchema } from "./read/options.ts";
import { readFile } from "./read/read-file.ts";
import { MEMORY_LIMIT } from "./tables/database.ts";

export { explainSql } from "./facts/explain-sql.ts";

/** Raised whenever the same file can give other facts. */
export const factsVersion = "3";

export interface LookContext extends Places {
  /** Absolute path of a folder for what is made on the way; it may not be there yet. */
  readonly cache: string;
  readonly signal: AbortSignal;
  /** What the user decided about this file. */
  readonly reading?: Readonly<Record<string, unknown>>;
}

/**
 * Of a large file, a part is looked at, and `read` says so; the number of rows is then not known. How large the part is
 * depends on the file alone, so that the same is known of it on every machine.
 * @throws ToolError when the file cannot be read as the tools would read it.
 */
export async function facts(path: string, context: LookContext): Promise<Facts> {
  const file = await existingFile(context, path);
  const options = readingSchema.parse(context.reading ?? {});
  await using part = await boundedFile(file, context.cache);
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: MEMORY_LIMIT,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  context.signal.addEventListener("abort", interrupt);
  try {
    await connection.run("SET TimeZone = 'UTC'");
    const looked = file.format === "parquet" ? await boundedParquet(connection, file) : part;
    return await lookAt(connection, looked, options, scratchIn(context.cache));
  } finally {
    context.signal.removeEventListener("abort", interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}

function scratchIn(folder: string): Scratch {
  return async (work) => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${randomUUID()}.csv`);
    try {
      await work(path);
    } finally {
      await rm(path, { force: true });
    }
  };
}

async function lookAt(
  connection: DuckDBConnection,
  part: { readonly file: DataFile; readonly said?: string },
  options: Parameters<typeof readFile>[3],
  scratch: Scratch,
): Promise<Facts> {
  const reading = await readFile(connection, part.file, "data", options, scratch);
  const isPart = part.said !== undefined;
  const columns = [];
  for (const column of reading.columns) {
    columns.push(await columnFacts(connection, column, reading.rows, isPart));
  }
  return {
    is: "table",
    columns,
    ...(!isPart && { rows: reading.rows }),
    read: [
      ...(part.said === undefined ? [] : [part.said]),
      ...reading.notes.map(({ text }) => text),
    ],
  };
}
