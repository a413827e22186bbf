/** What a person is shown at a gate: the host's own values, whatever a script says of them. */
import type { Json, JsonObject } from "../../../contract/json.ts";

/**
 * Characters of one value, as JSON text. A person reads a screenful; what is longer is shown by `orchc show RUN TASK`,
 * and an event that held it would be stored and sent with it.
 */
const MOST_CHARACTERS = 4000;

export function shownValues(values: Readonly<Record<string, Json>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, shortened(value)]),
  );
}

function shortened(value: Json): Json {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length <= MOST_CHARACTERS) return value;
  return (
    firstRows(value) ??
    `${text.slice(0, MOST_CHARACTERS)} … (${text.length.toLocaleString("en-US")} characters in all)`
  );
}

/** A long table stays one, with as many rows as have room; it says which part of it they are. */
function firstRows(value: Json): Json | undefined {
  if (!isTable(value)) return undefined;
  const { rows, excerpt } = value;
  let room = MOST_CHARACTERS - JSON.stringify({ ...value, rows: [] }).length;
  const fits = rows.findIndex((row) => (room -= JSON.stringify(row).length + 1) < 0);
  if (fits < 1) return undefined;
  const part = { totalRows: rows.length, kept: `the first ${fits}` };
  return { ...value, rows: rows.slice(0, fits), excerpt: excerpt ?? part };
}

function isTable(value: Json): value is JsonObject & { readonly rows: readonly Json[] } {
  if (typeof value !== "object" || value === null || !("rows" in value)) return false;
  return Array.isArray(value["rows"]) && Array.isArray(value["columns"]);
}
