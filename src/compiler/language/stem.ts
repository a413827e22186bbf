import { stemmer } from "stemmer";

/** The same few hundred words are stemmed again and again while a plan is made. */
const known = new Map<string, string>();
/** A server plans for years: beyond this many words it starts anew. */
const MOST_WORDS = 20_000;

/** The stem of a word in lower case (Porter, 1980). */
export function stemWord(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= MOST_WORDS) known.clear();
  const found = stemmer(word);
  known.set(word, found);
  return found;
}
