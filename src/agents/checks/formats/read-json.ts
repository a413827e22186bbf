/** JSON that programs print, sometimes below the lines of whoever has started them. */
import type { z } from "zod";
import { UnreadableReport } from "./format.ts";

/** The document in a text; `undefined` where none is whole. */
export function jsonIn(text: string): unknown {
  const whole = parse(text.trim());
  if (whole !== undefined) return whole;
  // npm prints two lines about the script above what the script prints.
  const start = /^[[{]/m.exec(text)?.index;
  const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"));
  return start === undefined || end < start ? undefined : parse(text.slice(start, end + 1));
}

/** Whether a text has a whole document of that shape, or the beginning of one that says what it is. */
export function looksLike(schema: z.ZodType, beginning: RegExp): (text: string) => boolean {
  return (text) => {
    const json = jsonIn(text);
    return json === undefined ? beginning.test(text) : schema.safeParse(json).success;
  };
}

/** @throws UnreadableReport */
export function readJson<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  what: string,
): z.output<Schema> {
  if (text.trim() === "") throw new UnreadableReport(`is empty, and ${what} never is`);
  const json = jsonIn(text);
  if (json === undefined) throw new UnreadableReport("is not whole JSON: it may have been cut");
  const { success, data, error } = schema.safeParse(json);
  if (success) return data;
  const [issue] = error.issues;
  const at =
    issue === undefined ? "" : ` (${issue.path.join(".") || "the whole"}: ${issue.message})`;
  throw new UnreadableReport(`is not ${what}${at}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
