/** Reads Parquet: its types are kept, structs are columns `user.age`. */
import { DuckDBStructType, type DuckDBConnection, type DuckDBType } from "@duckdb/node-api";
import { ToolError } from "../../../catalog/authoring.ts";
import { globLiteral, identifier } from "../sql.ts";
import type { DataFile } from "./existing-file.ts";
import type { Loaded } from "./load-file.ts";

/** A folder called `name=value` is no column: the file has its own. */
const READ = "read_parquet($1, hive_partitioning = false)";

/** Fills the table `raw`. @throws ToolError when it is no Parquet. */
export async function readParquet(connection: DuckDBConnection, file: DataFile): Promise<Loaded> {
  const source = [globLiteral(file.path)];
  try {
    const shape = await connection.runAndReadAll(`FROM ${READ} LIMIT 0`, source);
    const columns = shape
      .deduplicatedColumnNames()
      .flatMap((name, i) => fieldsOf(name, identifier(name), shape.columnType(i)));
    const taken = new Set<string>();
    const list = columns.map(({ name: written, expression }) => {
      const name = written.normalize("NFC");
      let free = name;
      for (let i = 1; taken.has(free.toLowerCase()); i += 1) free = `${name}_${i}`;
      taken.add(free.toLowerCase());
      return `${expression} AS ${identifier(free)}`;
    });
    await connection.run(`CREATE TABLE raw AS SELECT ${list.join(", ")} FROM ${READ}`, source);
    return { notes: [] };
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
