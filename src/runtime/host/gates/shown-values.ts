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
  return `${text.slice(0, MOST_CHARACTERS)} … (${text.length.toLocaleString("en-US")} characters in all)`;
}
