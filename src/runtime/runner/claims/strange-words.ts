import type { Claim } from "./check.ts";
import { COMPARATIVES, CHANGES, SUPERLATIVES } from "./direction-words.ts";
import { isWord, type Item } from "./items.ts";
import { stemOf, stemsOfName } from "./stems.ts";
import { isNeutral } from "./vocabulary.ts";
import { wordsIn } from "./words-of.ts";

/** Words that nothing accounts for: no name of the data, none of an argument, and nothing that was computed. */
export function strangeWords(
  { clause, grid, evidence, tasks }: Claim,
  shown: ReadonlySet<Item>,
): string[] {
  // Not of other tables: there a word would speak of a column, and here it is passed over.
  const own = new Set([
    ...grid.columns.flatMap(stemsOfName),
    ...[...grid.columns, ...grid.units].flatMap((name) => wordsIn(name ?? "").map(stemOf)),
  ]);
  return clause.items.flatMap((item) => {
    if (!isWord(item) || shown.has(item) || isNeutral(item.word)) return [];
    // These have an objection of their own, or stand beside what was shown.
    if (
      SUPERLATIVES.has(item.word) ||
      COMPARATIVES.has(item.word) ||
      CHANGES.has(item.word) ||
      isBeside(item.word)
    )
      return [];
    const isPath = /[./]/.test(item.word);
    if (
      isPath
        ? evidence.text.includes(item.word)
        : [own, evidence.known].some((known) => known.has(item.stem) || known.has(item.word))
    )
      return [];
    return [`${item.text} is not in the data of ${tasks}`];
  });
}

/** Parts of comparisons, which their check has looked at. */
function isBeside(word: string): boolean {
  return ["than", "other", "others", "all", "any", "every"].includes(word);
}
