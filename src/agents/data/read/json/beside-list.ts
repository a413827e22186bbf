/** A list whose elements are a description and the list of records: `[{"page":1,"total":2},[{…},{…}]]`. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError } from "../../../../catalog/authoring.ts";

/** So many elements may stand beside the one list of records. */
const MOST_BESIDE = 3;

/**
 * Leaves only the list of records in the table `records`, where objects stand beside it.
 * @returns whether there is such a list, to be taken next
 * @throws ToolError where objects and lists stand side by side otherwise
 */
export async function keepOnlyList(connection: DuckDBConnection, name: string): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    `SELECT count(*) FILTER (json_type(json) = 'ARRAY'), count(*) FILTER (json_type(json) = 'OBJECT')
     FROM records`,
  );
  const [lists = 0, objects = 0] = (reader.getRows()[0] ?? []).map(Number);
  if (lists === 0 || objects === 0) return false;
  if (lists > 1 || objects > MOST_BESIDE) {
    throw new ToolError(`${name} holds objects and lists side by side, which make no table.`, {
      help: "Give a list of objects, or one object a line (.ndjson).",
    });
  }
  await connection.run("DELETE FROM records WHERE json_type(json) <> 'ARRAY'");
  return true;
}
