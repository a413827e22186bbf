import type { Claim } from "./check.ts";
import { COMPARATIVES, CHANGES, SUPERLATIVES } from "./direction-words.ts";
import type { Evidence } from "./evidence.ts";
import { isWord, type Item, type WordItem } from "./items.ts";
import { stemsOfName } from "./stems.ts";
import { isNeutral } from "./vocabulary.ts";

/** Words that nothing accounts for: no name of the data, none of the request, and nothing that was computed. */
export function strangeWords({ clause, grid, evidence, tasks }: Claim, shown: ReadonlySet<Item>): string[] {
  // Not of other tables: there a word would speak of a column, and here it is passed over.
  const own = new Set(grid.columns.flatMap(stemsOfName));
  return clause.items.flatMap((item) => {
    if (!isWord(item) || shown.has(item) || isNeutral(item.word)) return [];
    // These have an objection of their own, or stand beside what was shown.
    if (SUPERLATIVES.has(item.word) || COMPARATIVES.has(item.word) || CHANGES.has(item.word) || isBeside(item.word)) return [];
    const isPath = /[./]/.test(item.word);
    if (isPath ? evidence.text.includes(item.word) : isKnown(item, evidence, own)) return [];
    return [`${item.text} is not in the data of ${tasks}`];
  });
} // prettier-ignore

/** Parts of comparisons, which their check has looked at. */
function isBeside(word: string): boolean {
  return ["than", "other", "others", "all", "any", "every"].includes(word);
}

function isKnown(
  { stem, word, text }: WordItem,
  { known, first }: Evidence,
  own: ReadonlySet<string>,
): boolean {
  return (
    own.has(stem) || known.has(stem) || known.has(word) || (stem === first && /^\p{Ll}/u.test(text))
  );
}
