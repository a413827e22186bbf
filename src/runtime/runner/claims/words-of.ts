const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;

/** Words as they stand, in their order: `don't` is one, `deliveryDays` too. */
export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Words in lower case, and the parts of names that are written together: `delivery` and `days` of `deliveryDays`. */
export function wordsOf(texts: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of wordsIn(text)) {
      words.add(word.toLowerCase());
      for (const part of word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u)) words.add(part.toLowerCase());
    }
  }
  return words;
}
