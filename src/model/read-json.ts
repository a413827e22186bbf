import type { Json } from "../contract/json.ts";

/**
 * JSON in a model's reply: the whole text, the inside of a Markdown fence, or all between the first and
 * the last brace. `undefined` when there is none.
 */
export function readJson(text: string): Json | undefined {
  const fence = /```(?:json)?\s*\n([\s\S]*?)```/i.exec(text)?.[1];
  const braces = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  for (const candidate of [text, fence, braces]) {
    if (candidate === undefined) continue;
    try {
      return JSON.parse(candidate) as Json;
    } catch {
      // The next candidate, if there is one.
    }
  }
  return undefined;
}
