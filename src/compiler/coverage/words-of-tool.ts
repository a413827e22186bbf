import type { ToolInfo } from "../../catalog/tool-info.ts";

/** The words that a tool uses of itself, as they are written: what a misspelt word can have been meant for. */
export function wordsOf({ description, phrases, input }: ToolInfo): string[] {
  const text = [description, ...phrases, JSON.stringify(input["properties"] ?? {})].join(" ");
  return [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])];
}
