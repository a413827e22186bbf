/** The columns that records of JSON have: a key each, and a key of an object inside as `user.age`. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { pointerTo } from "./pointer.ts";

/** Objects in objects are opened so far; deeper ones stay JSON. */
const DEPTH = 6;
/** More columns than this are keys of data (a map by id), and stay JSON in one column. */
const MOST_INNER = 300;

export interface Field {
  readonly name: string;
  readonly pointer: string;
  /** Every value is a number in JSON. */
  readonly isNumber: boolean;
}

type Structure = string | readonly Structure[] | { readonly [key: string]: Structure };

/** The fields of the table `records`; none when they are no objects. */
export async function findFields(
  connection: DuckDBConnection,
  isGeo: boolean,
): Promise<readonly Field[]> {
  const reader = await connection.runAndReadAll(
    "SELECT json_group_structure(json::JSON)::VARCHAR FROM records",
  );
  const text = reader.getRows()[0]?.[0];
  if (typeof text !== "string") return [];
  const structure = JSON.parse(text) as Structure;
  if (typeof structure === "string") return [];
  if (Array.isArray(structure)) return cellsOf(connection);
  const fields = fieldsOf(structure, [], DEPTH);
  return named(isGeo ? fields.filter(({ keys }) => keys[0] !== "type").map(inProperties) : fields);
}

interface Found {
  readonly keys: readonly string[];
  readonly name: string;
  readonly isNumber: boolean;
}

function fieldsOf(structure: Structure, keys: readonly string[], depth: number): Found[] {
  const isObject = typeof structure === "object" && !Array.isArray(structure);
  const entries = isObject ? Object.entries(structure) : [];
  const opens =
    isObject &&
    entries.length > 0 &&
    depth > 0 &&
    (keys.length === 0 || entries.length <= MOST_INNER);
  if (opens) return entries.flatMap(([key, inner]) => fieldsOf(inner, [...keys, key], depth - 1));
  const isNumber = typeof structure === "string" && /INT|DOUBLE|DECIMAL/.test(structure);
  return [{ keys, name: keys.join("."), isNumber }];
}

/** What GeoJSON calls properties are the columns of a place. */
function inProperties(field: Found): Found {
  return field.keys[0] === "properties" && field.keys.length > 1
    ? { ...field, name: field.keys.slice(1).join(".") }
    : field;
}

/** Rows that are lists: `[["a", "b"], [1, 2]]`, columns by their place. */
async function cellsOf(connection: DuckDBConnection): Promise<readonly Field[]> {
  const reader = await connection.runAndReadAll("SELECT max(json_array_length(json)) FROM records");
  const width = Number(reader.getRows()[0]?.[0] ?? 0);
  return Array.from({ length: width }, (_, i) => ({
    name: `column${i + 1}`,
    pointer: `/${i}`,
    isNumber: false,
  }));
}

/** DuckDB takes `Name` and `name` for one column. */
function named(fields: readonly Found[]): Field[] {
  const taken = new Set<string>();
  return fields.map(({ keys, name, isNumber }) => {
    const plain = name.normalize("NFC");
    let free = plain === "" ? "column" : plain;
    for (let i = 1; taken.has(free.toLowerCase()); i += 1) free = `${plain}_${i}`;
    taken.add(free.toLowerCase());
    return { name: free, pointer: pointerTo(keys), isNumber };
  });
}
