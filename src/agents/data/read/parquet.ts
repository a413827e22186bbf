/** Reads Parquet: its types are kept, structs are columns `user.age`. */
import { DuckDBStructType, type DuckDBConnection, type DuckDBType } from "@duckdb/node-api";
import { ToolError } from "../../../catalog/authoring.ts";
import { globLiteral, identifier } from "../sql.ts";
import type { DataFile } from "./existing-file.ts";
import type { Loaded } from "./loaded.ts";
import { rawName } from "./raw-names.ts";
import { ORDINAL } from "./raw-view.ts";

/** A file with fewer rows is loaded: that takes no time, and a file that changes meanwhile does not matter. */
const LONG = 200_000;
/** A file with such columns cannot be numbered by its reader, and is loaded instead. */
const RESERVED = new Set([ORDINAL, "file_row_number"]);

/** Fills the table `raw`, or makes a view of it where the file is long. @throws ToolError when it is no Parquet. */
export async function readParquet(connection: DuckDBConnection, file: DataFile): Promise<Loaded> {
  const path = `'${globLiteral(file.path).replaceAll("'", "''")}'`;
  // A folder called `name=value` is no column: the file has its own.
  const rows = file.firstRows === undefined ? "" : ` LIMIT ${file.firstRows}`;
  const read = (more = "") =>
    `(FROM read_parquet(${path}, hive_partitioning = false${more})${rows})`;
  try {
    const shape = await connection.runAndReadAll(`FROM ${read()} LIMIT 0`);
    const columns = shape
      .deduplicatedColumnNames()
      .flatMap((name, i) => fieldsOf(name, identifier(name), shape.columnType(i)));
    const taken = new Set<string>();
    const list = columns.map(({ name: written, expression }) => {
      const name = written.normalize("NFC");
      let free = name;
      for (let i = 1; taken.has(free.toLowerCase()); i += 1) free = `${name}_${i}`;
      taken.add(free.toLowerCase());
      return `${expression} AS ${identifier(rawName(free))}`;
    });
    const select = `SELECT ${list.join(", ")}`;
    const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${read()}`);
    const isLong = Number(counted.getRows()[0]?.[0]) >= LONG;
    if (!isLong || [...RESERVED].some((name) => taken.has(name))) {
      await connection.run(`CREATE TABLE raw AS ${select} FROM ${read()}`);
      return { notes: [] };
    }
    await connection.run(`CREATE VIEW raw AS ${select} FROM ${read()}`);
    const numbered = `${select}, file_row_number AS ${identifier(ORDINAL)} FROM ${read(", file_row_number = true")}`;
    return { notes: [], numbered };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const reason = message
      .split("\n", 1)[0]
      ?.replace(/^.*? Error: /, "")
      .replaceAll(file.path, file.name);
    throw new ToolError(`${file.name} cannot be read. ${reason}`, {
      help: "Check that the file is whole and really Parquet.",
      cause,
    });
  }
}

function fieldsOf(
  name: string,
  expression: string,
  type: DuckDBType,
): { readonly name: string; readonly expression: string }[] {
  if (!(type instanceof DuckDBStructType)) return [{ name, expression }];
  return type.entryNames.flatMap((key, i) => {
    const inner = type.entryTypes[i];
    return inner === undefined
      ? []
      : fieldsOf(`${name}.${key}`, `${expression}.${identifier(key)}`, inner);
  });
}
