/** The words of a text that carry its content, reduced to their stems. */
import { FUNCTION_WORDS } from "./function-words.ts";
import type { Sentence, Word } from "./sentences.ts";

export interface Term {
  /** Porter stem: `prices`, `priced` and `price` are one term. */
  readonly stem: string;
  /** As it stands in the text, in lower case. */
  readonly word: string;
}

// Words that hold sentences together rather than say what they are about.
const FUNCTION_TAGS = ["Copula", "Auxiliary", "Modal", "Pronoun", "Determiner", "Negative"];

/** Nouns, verbs, adjectives and adverbs of content; not `be`, `have`, `will` and the like. */
function isContent({ text, penn, tags }: Word): boolean {
  return (
    /\p{L}{2}/u.test(text) &&
    /^(?:NN|VB|JJ)/.test(penn ?? "") &&
    !FUNCTION_WORDS.has(text.toLowerCase()) &&
    !FUNCTION_TAGS.some((tag) => tags.includes(tag))
  );
}

/** The content terms of one sentence, in order, repeated as often as they occur. */
export async function termsOf({ words }: Sentence): Promise<Term[]> {
  const { stemmer } = await import("stemmer");
  return words.filter(isContent).map(({ text }) => {
    const word = text.toLowerCase().replace(/['’]s?$/, "");
    return { stem: stemmer(word), word };
  });
}
