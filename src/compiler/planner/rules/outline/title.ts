import { FUNCTION_WORDS } from "../language/words.ts";
import { isLiteral } from "../language/literals.ts";
import type { Token } from "../language/tokens.ts";
import type { Draft } from "./draft.ts";

/** A task in words: those of the query, with the verb that a list shares in front of each of its items. */
export function titleOf({ words: own, form, prefix }: Draft, query: string): string {
  const words = [...own, ...form];
  const [first] = words;
  // "…, then make lint": a command line alone is language no more.
  const before = prefix ?? (first?.kind === "command" ? "Run" : undefined);
  const text = wordingOf(words, query, before);
  const isVerbatim = before === undefined && first !== undefined && isLiteral(first);
  return isVerbatim ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** The words as they stand in the query, after others of the same task. */
export function wordingOf(words: readonly Token[], query: string, before = ""): string {
  let text = before;
  let end: number | undefined;
  for (const token of words) {
    const isAdjacent = end !== undefined && token.start >= end && token.end > 0;
    const between = isAdjacent && end !== undefined ? query.slice(end, token.start) : " ";
    // What was left out between two words, such as the joiner of a list, is not part of the title.
    text += text === "" ? "" : /^[\s\-–]*$/.test(between) ? between.replace(/\s+/g, " ") : " ";
    const isMoved = text !== "" && !isAdjacent && FUNCTION_WORDS.has(token.lower);
    text += isMoved ? token.lower : formOf(token);
    end = token.end;
  }
  return text;
}

/** In a query that is all in capitals they say nothing, and would hide names. */
function formOf({ text, value }: Token): string {
  return text === text.toUpperCase() && value === text.toLowerCase() ? value : text;
}
