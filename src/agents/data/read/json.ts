/** Reads JSON and NDJSON: the list of records, wherever it stands; nested objects are columns `user.age`. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { stat } from "node:fs/promises";
import { ToolError } from "../../../catalog/authoring.ts";
import { Bindings, globLiteral, identifier } from "../sql.ts";
import type { ReadingNote } from "./column.ts";
import type { DataFile } from "./existing-file.ts";
import { keepOnlyList } from "./json/beside-list.ts";
import { spreadObject } from "./json/by-columns.ts";
import { findFields, type Field } from "./json/fields.ts";
import { findList } from "./json/find-list.ts";
import { keepLongNumbers } from "./json/long-numbers.ts";
import type { Loaded } from "./loaded.ts";
import type { ReadingOptions } from "./options.ts";

/** A file without line ends is one object for DuckDB; of compressed ones this much may be one. */
const LEAST_OBJECT = 64 * 1024 * 1024;
/** Values are read as JSON at first, where long digits survive; this is as much as DuckDB takes for one. */
const MOST_OBJECT = 2 ** 32 - 1024;

/** Fills the table `raw`, every column VARCHAR. @throws ToolError that says where the file is broken. */
export async function readJson(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions = {},
): Promise<Loaded> {
  await readRecords(connection, file);
  const notes: ReadingNote[] = [];
  if (await keepOnlyList(connection, file.name)) {
    await takeList(connection, "");
    const text = `the rows of ${file.name} are the list in it; what stands beside it is left out`;
    notes.push({ kind: "read", text });
  }
  const list = await findList(connection, file.name, options.list);
  if (list !== undefined) {
    if (list.path !== "" && !list.isGeo) {
      notes.push({ kind: "read", text: `the rows of ${file.name} are its list "${list.path}"` });
    }
    await takeList(connection, list.pointer);
  } else if (await isOneObject(connection)) {
    const text = await spreadObject(connection, file.name);
    if (text !== undefined) notes.push({ kind: "read", text });
  }
  await keepLongNumbers(connection);
  const fields = await findFields(connection, list?.isGeo === true);
  await createRaw(connection, fields);
  const numbers = fields.filter(({ isNumber }) => isNumber).map(({ name }) => name);
  return { notes, numbers: new Set(numbers) };
}

/** Fills the table `records` with the text of each record. */
async function readRecords(connection: DuckDBConnection, file: DataFile): Promise<void> {
  const format = file.format === "ndjson" ? "newline_delimited" : "auto";
  const { size } = await stat(file.path);
  const most = Math.min(MOST_OBJECT, Math.max(LEAST_OBJECT, size + 1024));
  const sql = `CREATE TEMP TABLE records AS SELECT json::VARCHAR AS json
    FROM read_json_objects($1, format = '${format}', maximum_object_size = ${most}, hive_partitioning = false)`;
  await connection.run(sql, [globLiteral(file.path)]).catch((cause: Error) => {
    // "Malformed JSON in file "a.json", at byte 8 in line 3: unexpected character."
    const reason = cause.message
      .split("\n", 1)[0]
      ?.replace(/^.*? Error: /, "")
      .replaceAll(file.path, file.name);
    throw new ToolError(`${file.name} cannot be read. ${reason}`, {
      help: "Give a list of objects, or one object a line (.ndjson).",
      cause,
    });
  });
}

async function isOneObject(connection: DuckDBConnection): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    "SELECT count(*), any_value(json_type(json)) FROM (FROM records LIMIT 2)",
  );
  const [records, type] = reader.getRows()[0] ?? [];
  return Number(records) === 1 && type === "OBJECT";
}

/** Replaces the records by the elements of a list in them. */
async function takeList(connection: DuckDBConnection, pointer: string): Promise<void> {
  await connection.run(
    `CREATE TEMP TABLE elements AS
     SELECT unnest(from_json(${pointer === "" ? "json::JSON" : "json_extract(json, $1::VARCHAR)"}, '["JSON"]'))::VARCHAR AS json FROM records`,
    pointer === "" ? [] : [pointer],
  );
  await connection.run("DROP TABLE records");
  await connection.run("ALTER TABLE elements RENAME TO records");
}

async function createRaw(connection: DuckDBConnection, fields: readonly Field[]): Promise<void> {
  const bindings = new Bindings();
  const pointers = fields.map(({ pointer }) => bindings.add(pointer));
  const list = fields.map(({ name }, i) => `values[${i + 1}] AS ${identifier(name)}`);
  await connection.run(
    fields.length === 0
      ? "CREATE TABLE raw AS SELECT json AS value FROM records"
      : `CREATE TABLE raw AS SELECT ${list.join(", ")}
         FROM (SELECT json_extract_string(json, [${pointers.join(", ")}]) AS values FROM records)`,
    bindings.values,
  );
  await connection.run("DROP TABLE records");
}
