/** Verbs in which people put requests, in their base form: general English, to cut a request into clauses. */
import { isFunctionWord } from "./function-words.ts";
import english from "./english.json" with { type: "json" };

const VERBS = new Set(english.verbs.split(" "));
const ALSO_NOUNS = new Set(english.alsoNouns.split(" "));
const GENERIC = new Set(english.genericVerbs.split(" "));

export function isVerb(lower: string): boolean {
  return VERBS.has(lower);
}

/** Also a noun or an adjective: a verb only where something follows that it can be done to. */
export function isAlsoNoun(lower: string): boolean {
  return ALSO_NOUNS.has(lower);
}

/** Asks for something without saying what is done to it: the object says what is wanted. */
export function isGenericVerb(lower: string): boolean {
  return GENERIC.has(lower);
}

const CHANGES = new Set(english.changes.split(" "));
const ALTERS = new Set(english.alters.split(" "));
const MAKES = new Set(english.makes.split(" "));
const READS = new Set(english.reads.split(" "));

/** Orders that something becomes another than it is. */
export function changes(lower: string): boolean {
  return CHANGES.has(lower);
}

/** Says that something changes, and not how. */
export function alters(lower: string): boolean {
  return ALTERS.has(lower);
}

const SETS = new Set(english.sets.split(" "));
const COMPARATIVES = new Set(english.comparatives.split(" "));

/** Says what something is to be from now on: "set", "limit", "change". */
export function setsTo(lower: string): boolean {
  return SETS.has(lower) || ALTERS.has(lower);
}

const MOVES = new Set(english.moves.split(" "));

/** Says that something is at another time, in another place or of another size from now on. */
export function moves(lower: string): boolean {
  return MOVES.has(lower);
}

/** "Higher", "later": more or less than it is. */
export function comparesWith(lower: string): boolean {
  return COMPARATIVES.has(lower);
}

/** Does so of what is numbered, and else asks for a result as well: "add a bed to R4", "create a list". */
export function makes(lower: string): boolean {
  return MAKES.has(lower);
}

/** How tools say of themselves that they only look at something: "Shows an order". */
export function reads(lower: string): boolean {
  return READS.has(lower);
}

const SHOWING = new Set(
  "show print display view list get open read see look content contents".split(" "),
);

/** Asks only for what is there: "show notes.md". */
export function isShowing(lower: string): boolean {
  return SHOWING.has(lower);
}

const DETERMINERS = new Set("the a an my our your all this these those every each both".split(" "));

/** Whether a clause begins with what is to be done, also by a word that no list has: "calibrate the balance". */
export function isOrder(first = "", second = ""): boolean {
  if (isVerb(first)) return !isAlsoNoun(first);
  return DETERMINERS.has(second) && /^\p{L}{3,}$/u.test(first) && !isFunctionWord(first);
}
