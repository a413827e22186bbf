/**
 * Tells that a query is in another language than English: by its script, or by function words that English has not.
 * Own lists, because detectors by sequences of letters (franc, tinyld) need whole texts: "btc price" is Romanian to one,
 * and "describe data.csv" Hungarian to the other.
 */
import { addsNothing } from "../link/function-words.ts";
import { isVerb } from "../link/verbs.ts";
import { isLiteralMark } from "./draft.ts";
import data from "./languages.json" with { type: "json" };
import type { Reading, Span, Token } from "./reading.ts";

/**
 * The most frequent function words of Snowball's stop lists (https://snowballstem.org), and words with which people ask
 * for data. Those that English has as well tell nothing.
 */
const LANGUAGES = Object.entries(data.languages).map(([name, { letters, words }]) => ({
  name,
  words: new Set(words.split(" ")),
  /** With letters beyond a to z, and no others. */
  letters: new RegExp(`^(?=.*[^\\0-\\x7f])[a-z${letters}]+$`, "u"),
}));
/** Languages that are not written in Latin letters. */
const SCRIPTS = Object.entries(data.scripts).map(([name, scripts]) => {
  const letters = scripts.split("|").map((script) => `\\p{Script=${script}}`);
  return [name, new RegExp(letters.join("|"), "u")] as const;
});

/** A foreign name has a word or two of its language: "El Gordo de Navidad". */
const LEAST = 2;
/** Fewer words than these are names or headings. */
const SHORTEST = 3;
/** Characters of scripts without blanks that are about as long as a word. */
const PER_WORD = 2;

/** The language's name; `undefined` of English, and of what could as well be English. */
export function otherLanguageOf(reading: Reading): string | undefined {
  let other: string | undefined;
  for (const piece of piecesOf(reading)) {
    const found = languageOf(piece);
    // Who asks in English may paste what is not.
    if (found === "English") return undefined;
    other ??= found;
  }
  return other;
}

/** Words outside literals and names, of each sentence and each part before a colon. */
function piecesOf({ tokens, marks, sentences }: Reading): Token[][] {
  const isLeftOut = new Uint8Array(tokens.length);
  const starts = new Set(sentences.map(({ from }) => from));
  for (const mark of marks) {
    const isName = mark.is === "name" && !starts.has(mark.from);
    if (isLiteralMark(mark) || isName) isLeftOut.fill(1, mark.from, mark.to);
  }
  const wordsOf = ({ from, to }: Span): Token[] =>
    tokens.slice(from, to).filter(({ kind }, i) => kind === "word" && isLeftOut[from + i] === 0);
  return sentences.flatMap(({ from, to }) => {
    const colon = tokens.slice(from, to).findIndex(({ text }, at) => at > 0 && text === ":");
    const middle = colon < 0 ? to : from + colon;
    return [wordsOf({ from, to: middle }), wordsOf({ from: middle, to })];
  });
}

function languageOf(words: readonly Token[]): string | undefined {
  const lower = [...new Set(words.map((word) => word.lower))];
  const english = lower.filter(isEnglish);
  const script = scriptOf(lower);
  if (script !== undefined && script.words >= Math.max(LEAST, english.length + 1))
    return script.name;
  const found = LANGUAGES.map(({ name, words: own, letters }) => ({
    name,
    other: lower.filter(
      (word) => !isEnglish(word) && (own.has(word) || own.has(elided(word)) || letters.test(word)),
    ).length,
    english: english.filter((word) => !own.has(word)).length,
  }));
  const best = found.reduce((most, one) => (one.other > most.other ? one : most));
  const isOther = best.other >= LEAST && best.other > best.english && lower.length >= SHORTEST;
  if (isOther) return best.name;
  const isAsked =
    english.length >= LEAST || (english.length === 1 && isVerb(words[0]?.lower ?? ""));
  return isAsked && best.other === 0 ? "English" : undefined;
}

function isEnglish(lower: string): boolean {
  return addsNothing(lower) || isVerb(lower);
}

/** "l'" of "l'année", "dell'" of "dell'anno". */
function elided(lower: string): string {
  return /^\p{L}{1,5}['’]/u.exec(lower)?.[0].replace("’", "'") ?? "";
}

/** The script of most letters that are not Latin, and about how many words there are of them. */
function scriptOf(words: readonly string[]): { name: string; words: number } | undefined {
  // Letters alone are signs: α, μ.
  const foreign = words.filter(
    (word) => word.length > 1 && /[^\p{Script=Latin}\p{N}\p{M}_'’]/u.test(word),
  );
  if (foreign.length === 0) return undefined;
  const text = foreign.join("");
  const name = SCRIPTS.find(([, letters]) => letters.test(text))?.[0];
  const isSpaced = !/^(?:Japanese|Chinese|Thai)/.test(name ?? "");
  if (name === undefined) return undefined;
  return { name, words: isSpaced ? foreign.length : Math.floor(text.length / PER_WORD) };
}
