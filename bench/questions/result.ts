/** What a task gave, as rows. */
import type { Json, JsonObject } from "../../src/contract/json.ts";
import type { TaskResult } from "./run-in-process.ts";

export interface Result {
  readonly columns: readonly string[];
  /** Columns that the rows are grouped by. */
  readonly keys: readonly string[];
  readonly rows: readonly JsonObject[];
  /** In one text. */
  readonly headline: string;
}

/** An output without a table is one row of what it has. */
export function resultOf({ output, headline }: TaskResult): Result {
  const parts = isObject(output) ? output : {};
  const { table, keys } = parts;
  const isTable = isObject(table);
  const rows = isTable ? listOf(table["rows"]).filter(isObject) : [parts];
  const named = isTable ? listOf(table["columns"]).filter(isObject) : [];
  return {
    columns: isTable
      ? named.map(({ name }) => (typeof name === "string" ? name : ""))
      : Object.keys(parts),
    keys: listOf(keys).map(String),
    rows,
    headline: headline.join("\n"),
  };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
