/** What an agent gave in the end: its output, and what the answer says of it. */
import { turnOutputSchema } from "../../../contract/agent-turn.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Json, JsonObject } from "../../../contract/json.ts";
import type { Outputs } from "../outputs.ts";

/** @param turn the instance of the turn that gave it */
export async function resultOf(turn: InstanceId, outputs: Outputs): Promise<JsonObject> {
  const delivery = await outputs.of(turn);
  const said = turnOutputSchema.parse("inline" in delivery ? delivery.inline : undefined);
  return said.result ?? {};
}

/** An answer has a few lines, and the output has all of it. */
const MOST_LINES = 6;
const LONGEST_LINE = 600;

/** Fields that are one value, one a line; of an output with one field the value alone. */
export function resultLines(result: JsonObject): string[] {
  const fields = Object.entries(result).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[name, text] as const];
  });
  const isOnly = Object.keys(result).length === 1;
  return fields.slice(0, MOST_LINES).map(([name, said]) => {
    const text = said.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_LINE);
    return isOnly ? text : `${name}: ${text}`;
  });
}

/** `undefined` of what is no single value. */
function textOf(value: Json): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
