import { FUNCTION_WORDS } from "../language/words.ts";
import type { Draft } from "./draft.ts";

/** A task in words: those of the query, with the verb that a list shares in front of each of its items. */
export function titleOf({ words, prefix }: Draft, query: string): string {
  let text = prefix ?? "";
  let end: number | undefined;
  for (const token of words) {
    const isAdjacent = end !== undefined && token.start >= end;
    const between = isAdjacent && end !== undefined ? query.slice(end, token.start) : " ";
    // What was left out between two words, such as the joiner of a list, is not part of the title.
    text += text === "" ? "" : /^[\s\-–]*$/.test(between) ? between.replace(/\s+/g, " ") : " ";
    // Moved here from the beginning of a sentence.
    text +=
      text !== "" && !isAdjacent && FUNCTION_WORDS.has(token.lower)
        ? token.text.toLowerCase()
        : token.text;
    end = token.end;
  }
  return text.charAt(0).toUpperCase() + text.slice(1);
}
