/** Closed lists of general English: words that hold others together, and words with which people ask. */
import english from "./english.json" with { type: "json" };

/** Articles, pronouns, auxiliaries, conjunctions, prepositions. */
const FUNCTION_WORDS = new Set(english.functionWords.split(" "));

/** How people ask, whatever they ask for; and what they call that which they get. */
const REQUESTS = new Set(english.requests.split(" "));
/**
 * Verbs that join what something is to what it has, and add nothing where both are said: "the country that scored the
 * most points". Those that tell rows apart ("won", "lost", "sold") are none of them.
 */
const LIGHT_VERBS = new Set(english.lightVerbs.split(" "));

/** Of the words that mostly add nothing, those that may change what is asked: "still out", "only", "before". */
const TELLING = new Set(english.telling.split(" "));

/** Whether a word adds nothing wherever it stands. */
export function isEmptyWord(lower: string): boolean {
  return addsNothing(lower) && !TELLING.has(lower);
}

/** Words that take something out, or leave it open: "not Ada", "maybe Ben", "without a car". */
const EXCLUDING = new Set(english.excluding.split(" "));

export function isExcluding(lower: string): boolean {
  return EXCLUDING.has(lower);
}

export function isLightVerb(lower: string): boolean {
  return LIGHT_VERBS.has(lower);
}

export function isFunctionWord(lower: string): boolean {
  return FUNCTION_WORDS.has(lower);
}

/** Whether a word adds nothing to what is asked. */
export function addsNothing(lower: string): boolean {
  return FUNCTION_WORDS.has(lower) || REQUESTS.has(lower);
}
