import jsonata from "jsonata";
import type { z } from "zod";
import { ToolError } from "../../catalog/authoring.ts";

/** An expression is a small program and need not end: these stop it. */
const GUARDS = { timeout: 5_000, stack: 500 };

const EXACT =
  'Numbers of more digits than a double holds are texts here: compare them with id = "12345678901234567890".';

/** Evaluates a JSONata expression. @throws ToolError when it is wrong or selects nothing. */
export async function selectFrom(
  data: z.core.util.JSONType,
  select: string,
  url: string,
  digits: ReadonlySet<string>,
): Promise<z.core.util.JSONType> {
  let selected: unknown;
  try {
    selected = await jsonata(select, GUARDS).evaluate(data);
  } catch (cause) {
    // jsonata throws plain objects with a message and the position of the mistake.
    const { message, position } = cause as { message?: string; position?: number };
    const place = position === undefined ? "" : ` (at character ${position})`;
    throw new ToolError(`The selector ${select} cannot be evaluated: ${message}${place}`, {
      help: [
        "It is a JSONata expression: https://docs.jsonata.org",
        ...(digits.size === 0 ? [] : [EXACT]),
      ].join(" "),
      cause,
    });
  }
  if (selected === undefined) {
    throw new ToolError(`The selector ${select} finds nothing in ${url}.`, {
      help: [describe(data), ...(digits.size === 0 ? [] : [EXACT])].join(" "),
    });
  }
  // Functions and jsonata's marked lists become plain JSON.
  return JSON.parse(JSON.stringify(selected) ?? "null") as z.core.util.JSONType;
}

function describe(data: z.core.util.JSONType): string {
  const first = Array.isArray(data) ? data[0] : data;
  if (first === null || typeof first !== "object") return "There is no object at the top.";
  const where = Array.isArray(data) ? `It is a list of ${data.length}, the first with` : "It has";
  return `${where}: ${Object.keys(first).slice(0, 20).join(", ")}.`;
}
