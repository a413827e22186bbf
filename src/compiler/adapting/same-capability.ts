/** Whether two tools say of themselves that they do the same: equal types say nothing of what is done with them. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { stemWord } from "../language/stem.ts";
import { isEmptyWord, isFunctionWord } from "../planner/grammar/link/function-words.ts";

const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "the"]);

/**
 * They are called the same in their agents, or say the same in their descriptions or in a phrase, word by word. Prepositions
 * and order count: "from euros to dollars" is not "to euros from dollars". Articles, and what asks ("tells", "gives"), do not.
 */
export function isSameCapability(a: ToolInfo, b: ToolInfo): boolean {
  if (ownName(a) === ownName(b)) return true;
  const said = new Set(sayings(a));
  return sayings(b).some((saying) => said.has(saying));
}

function ownName({ name }: ToolInfo): string {
  return name.slice(name.indexOf(".") + 1);
}

/** Stems in order; nothing of a text that says nothing. */
function sayings({ description, phrases }: ToolInfo): string[] {
  return [description, ...phrases].flatMap((text) => {
    const stems = wordsIn(text)
      .filter((word) => !ARTICLES.has(word) && (isFunctionWord(word) || !isEmptyWord(word)))
      .map(stemWord);
    return stems.length === 0 ? [] : [stems.join(" ")];
  });
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
