/** Finds the list of records inside an object: `{"count": 3, "results": […]}`. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError } from "../../../../catalog/authoring.ts";
import { pointerTo } from "./pointer.ts";

/** Levels of objects that are searched, and names looked at in each: an envelope is small. */
const DEPTH = 4;
const WIDTH = 200;

export interface List {
  /** `data.items`; empty for the whole. */
  readonly path: string;
  readonly pointer: string;
  /** A GeoJSON FeatureCollection: the columns are the properties. */
  readonly isGeo: boolean;
  readonly rows: number;
}

/** @returns `undefined` when the records are the rows themselves. @throws ToolError when there are several lists. */
export async function findList(
  connection: DuckDBConnection,
  name: string,
  asked: string | undefined,
): Promise<List | undefined> {
  const reader = await connection.runAndReadAll(
    `SELECT count(*), any_value(json_type(json)), bool_or(json_extract_string(json, '/type') = 'FeatureCollection') FROM (FROM records LIMIT 2)`,
  );
  const [records, type, isGeo] = reader.getRows()[0] ?? [];
  if (Number(records) !== 1) return undefined;
  if (type === "ARRAY") return { path: "", pointer: "", isGeo: false, rows: 0 };
  if (type !== "OBJECT") return undefined;
  const lists = await listsIn(connection, [], DEPTH);
  const named = lists.map((list) => ({
    ...list,
    isGeo: isGeo === true && list.path === "features",
  }));
  const geo = named.find((list) => list.isGeo);
  if (asked === undefined && geo !== undefined) return geo;
  const found = asked === undefined ? named : named.filter(({ path }) => path === asked);
  const [only, ...others] = found;
  if (others.length === 0 && (only !== undefined || asked === undefined)) return only;
  const choices = named.map(({ path, rows }) => `${path} (${rows} rows)`).join(", ");
  throw new ToolError(
    asked === undefined
      ? `${name} holds several lists: ${choices}.`
      : `${name} has no list "${asked}".`,
    {
      help: `Say which one is meant: reading { list: ${JSON.stringify(named[0]?.path ?? "results")} }, as an argument or for the file in orchc.config.yaml. ${asked === undefined ? "" : `Lists: ${choices || "none"}.`}`.trim(),
    },
  );
}

async function listsIn(
  connection: DuckDBConnection,
  keys: readonly string[],
  depth: number,
): Promise<Omit<List, "isGeo">[]> {
  const pointer = pointerTo(keys);
  const reader = await connection.runAndReadAll(
    `SELECT key, json_type(json_extract(json, $1::VARCHAR || '/' || replace(replace(key, '~', '~0'), '/', '~1'))) AS type
     FROM (SELECT json, unnest(json_keys(json, $1::VARCHAR)) AS key FROM records) LIMIT ${WIDTH}`,
    [pointer],
  );
  const found: Omit<List, "isGeo">[] = [];
  for (const [key, type] of reader.getRows()) {
    const inner = [...keys, String(key)];
    if (type === "OBJECT" && depth > 1)
      found.push(...(await listsIn(connection, inner, depth - 1)));
    if (type !== "ARRAY") continue;
    const path = pointerTo(inner);
    const list = await connection.runAndReadAll(
      `SELECT json_array_length(json, $1::VARCHAR), json_type(json_extract(json, $1::VARCHAR || '/0')) FROM records`,
      [path],
    );
    const [rows, first] = list.getRows()[0] ?? [];
    if (first === "OBJECT") {
      found.push({ path: inner.join("."), pointer: path, rows: Number(rows) });
    }
  }
  return found;
}
