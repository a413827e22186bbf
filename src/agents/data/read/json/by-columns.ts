/** JSON that holds a table by its columns, or its rows by their names, brought into the form of a list of records. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { Bindings } from "../../sql.ts";
import { pointerTo } from "./pointer.ts";

/** More members than this are not looked at one by one. */
const MOST_MEMBERS = 20_000;
/** Names of what the keys of rows are called in a table, the first one that no record has. */
const KEY_NAMES = ["key", "name of row", "key of row"];

/**
 * Of the one object in `records`: `{"a": [1, 2], "b": [3, 4]}` and `{"AT": {"n": 1}, "DE": {"n": 2}}`.
 * @returns a note, or `undefined` where it is neither; `records` then stays as it is.
 */
export async function spreadObject(
  connection: DuckDBConnection,
  name: string,
): Promise<string | undefined> {
  const reader = await connection.runAndReadAll(
    `SELECT key, json_type(value), json_array_length(value), json_type(value, '$[0]'), json_keys(value)
     FROM (SELECT key, json_extract(json, '/' || replace(replace(key, '~', '~0'), '/', '~1')) AS value
       FROM (SELECT json, unnest(json_keys(json)) AS key FROM records)) LIMIT ${MOST_MEMBERS}`,
  );
  const members = reader.getRows().map(([key, type, length, first, keys]) => ({
    key: String(key),
    type: String(type),
    length: Number(length),
    first: String(first),
    keys: keysOf(keys),
  }));
  if (members.length < 2) return undefined;
  const [one] = members;
  const areLists = members.every(
    ({ type, length, first }) =>
      type === "ARRAY" && length === one?.length && length > 0 && !/OBJECT|ARRAY/.test(first),
  );
  if (areLists) {
    await fromLists(
      connection,
      members.map(({ key }) => key),
    );
    return `${name} holds a list for each column`;
  }
  if (!members.every(({ type, keys }) => type === "OBJECT" && keys.length > 0)) return undefined;
  const common = new Set(members.flatMap(({ keys }) => keys));
  const shared = members.reduce((sum, { keys }) => sum + keys.length, 0) / members.length;
  // Parts of one thing, {"user": {…}, "order": {…}}, have keys of their own.
  if (shared < 0.6 * common.size) return undefined;
  const isNumbered = [...common].every((key) => /^\d+$/.test(key)) && !/^\d+$/.test(one?.key ?? "");
  if (isNumbered) {
    const keys = [...common].toSorted((a, b) => Number(a) - Number(b));
    await fromNumbered(
      connection,
      members.map(({ key }) => key),
      keys,
    );
    return `${name} holds its columns one by one, with numbers of rows in each`;
  }
  const free = KEY_NAMES.find((each) => !common.has(each)) ?? "key of the row";
  await fromNamed(connection, free);
  return `${name} holds its rows by name: the names are the column "${free}"`;
}

function keysOf(value: unknown): string[] {
  const items = (value as { readonly items?: readonly unknown[] } | null)?.items ?? [];
  return items.map(String);
}

async function fromLists(connection: DuckDBConnection, keys: readonly string[]): Promise<void> {
  const bindings = new Bindings();
  const cells = cellsOf(keys, bindings);
  const first = bindings.add(pointerTo(keys.slice(0, 1)));
  await replaceRecords(
    connection,
    `SELECT json_object(${cells})::VARCHAR AS json
     FROM (SELECT json, unnest(range(json_array_length(json, ${first}::VARCHAR)::BIGINT)) AS i FROM records)`,
    bindings,
  );
}

async function fromNumbered(
  connection: DuckDBConnection,
  columns: readonly string[],
  rows: readonly string[],
): Promise<void> {
  const bindings = new Bindings();
  const cells = cellsOf(columns, bindings);
  const list = rows.map((row) => `${bindings.add(row)}::VARCHAR`).join(", ");
  await replaceRecords(
    connection,
    `SELECT json_object(${cells})::VARCHAR AS json FROM (SELECT json, unnest([${list}]) AS i FROM records)`,
    bindings,
  );
}

/** What stands at `i` in each of the members. */
function cellsOf(keys: readonly string[], bindings: Bindings): string {
  return keys
    .map((key) => {
      const pointer = `${bindings.add(pointerTo([key]))}::VARCHAR`;
      return `${bindings.add(key)}::VARCHAR, json_extract(json, ${pointer} || '/' || i)`;
    })
    .join(", ");
}

async function fromNamed(connection: DuckDBConnection, name: string): Promise<void> {
  const bindings = new Bindings();
  await replaceRecords(
    connection,
    `SELECT json_merge_patch(json_object(${bindings.add(name)}::VARCHAR, key), json_extract(json, '/' || replace(replace(key, '~', '~0'), '/', '~1')))::VARCHAR AS json
     FROM (SELECT json, unnest(json_keys(json)) AS key FROM records)`,
    bindings,
  );
}

async function replaceRecords(
  connection: DuckDBConnection,
  sql: string,
  bindings: Bindings,
): Promise<void> {
  await connection.run(`CREATE TEMP TABLE spread AS ${sql}`, bindings.values);
  await connection.run("DROP TABLE records");
  await connection.run("ALTER TABLE spread RENAME TO records");
}
