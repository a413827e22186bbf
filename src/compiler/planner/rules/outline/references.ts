/** What a clause refers back to: pronouns, "the result", and "the prices" after prices were asked for. */
import { isLiteral } from "../language/literals.ts";
import { numberWord } from "../language/numbers.ts";
import { stemOf } from "../language/terms.ts";
import { meansSame } from "../../../language/thesaurus.ts";
import { timeSpans, timeUnit } from "../language/time-words.ts";
import type { Token } from "../language/tokens.ts";
import { isVerb } from "../language/verbs.ts";
import { DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, RESULT_NOUNS } from "../language/words.ts";
import type { Draft } from "./draft.ts";
import { contentOf } from "./segment.ts";

const SINGULAR = new Set(["it", "this", "that", "its"]);
const PLURAL = new Set(["them", "these", "those", "they", "their"]);
const PAIR = new Set(["both", "two"]);
const ALL = new Set(["everything", "all"]);

export interface Antecedents {
  /** Empty when no word refers back. */
  readonly drafts: readonly Draft[];
  /** By a noun ("the summaries") rather than by a pronoun ("them"). */
  readonly isNamed: boolean;
}

/** Tasks that the clause's words refer back to. */
export function antecedents(tokens: readonly Token[], earlier: readonly Draft[]): Antecedents {
  const asked = earlier.filter(({ isProducer }) => !isProducer);
  const pronouns = tokens.filter((_, at) => isPronoun(tokens, at)).map(({ lower }) => lower);
  const has = (words: ReadonlySet<string>): boolean => pronouns.some((word) => words.has(word));
  const byPronoun = (drafts: readonly Draft[]): Antecedents => ({ drafts, isNamed: false });
  if (has(ALL)) return byPronoun(sinksOf(asked));
  if (has(PAIR)) return byPronoun(pairOf(asked));
  const named = definite(tokens, asked);
  if (named.length > 0 || pronouns.length === 0) return { drafts: named, isNamed: true };
  return byPronoun(has(PLURAL) ? pluralOf(asked) : asked.slice(-1));
}

/** Whether the word refers to something said before, rather than pointing at a noun after it. */
function isPronoun(tokens: readonly Token[], at: number): boolean {
  const { lower = "", kind } = tokens[at] ?? {};
  if (kind !== "word") return false;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const isNoun =
    next?.kind === "word" && !PREPOSITIONS.has(next.lower) && !FUNCTION_WORDS.has(next.lower);
  if (ALL.has(lower)) return lower === "everything" || (!isNoun && next?.lower !== "the");
  if (RESULT_NOUNS.has(lower)) return DETERMINERS.has(before?.lower ?? "") || before === undefined;
  if (PAIR.has(lower)) return lower === "both" ? !isNoun : before?.lower === "the" && !isNoun;
  if (
    lower === "its" ||
    lower === "their" ||
    lower === "it" ||
    lower === "them" ||
    lower === "they"
  )
    return true;
  if (!SINGULAR.has(lower) && !PLURAL.has(lower)) return false;
  // "files that contain …" goes on about the files; "this year" points at a year.
  if (
    lower === "that" &&
    before?.kind === "word" &&
    !PREPOSITIONS.has(before.lower) &&
    !isVerb(before.lower)
  ) {
    return false;
  }
  return !isNoun || RESULT_NOUNS.has(next.lower);
}

/** "the prices", "these averages": every content word of the phrase was said in an earlier task. */
function definite(tokens: readonly Token[], asked: readonly Draft[]): Draft[] {
  const found = new Set<Draft>();
  for (const [at, token] of tokens.entries()) {
    if (!["the", "this", "that", "these", "those", "their", "its"].includes(token.lower)) continue;
    const phrase = nounPhrase(tokens, at + 1);
    if (phrase.length === 0 || isRestricted(tokens, phrase)) continue;
    const owners = asked.filter(({ words }) => phrase.every((word) => says(words, word)));
    const isPlural = /[^s]s$/.test(phrase.at(-1)?.lower ?? "");
    for (const owner of isPlural ? owners : owners.slice(-1)) found.add(owner);
  }
  return [...found];
}

/** "the files that changed most often": says itself which ones are meant. */
function isRestricted(tokens: readonly Token[], phrase: readonly Token[]): boolean {
  const after = tokens.slice(tokens.findLastIndex((token) => token === phrase.at(-1)) + 1);
  const isRelative = ["that", "which", "who", "whose"].includes(after[0]?.lower ?? "");
  return isRelative && after.length > 1;
}

function nounPhrase(tokens: readonly Token[], from: number): Token[] {
  const phrase: Token[] = [];
  for (const token of tokens.slice(from)) {
    const isCount = token.number !== undefined || numberWord(token.lower) !== undefined;
    if (isCount && phrase.length === 0) continue;
    if (token.kind !== "word" || FUNCTION_WORDS.has(token.lower)) break;
    phrase.push(token);
  }
  const isTime = timeSpans(phrase).length > 0 || phrase.some(({ lower }) => timeUnit(lower));
  return isTime ? [] : phrase;
}

function says(words: readonly Token[], word: Token): boolean {
  return words.some((said) => !isLiteral(said) && meansSame(stemOf(said), stemOf(word)));
}

/** Tasks whose results nobody uses yet. */
export function sinksOf(drafts: readonly Draft[]): Draft[] {
  const used = new Set(drafts.flatMap(({ needs }) => [...needs]));
  return drafts.filter((draft) => !used.has(draft));
}

/** "both": the last task, when it is about two things itself; else the last two. */
function pairOf(asked: readonly Draft[]): Draft[] {
  const last = asked.slice(-1);
  const isListed = asked.at(-2)?.clause === last[0]?.clause;
  const isPair = !isListed && last.some(({ words }) => namesSeveral(words));
  return isPair ? last : sinksOf(asked).slice(-2);
}

/** "them": the tasks of one list; the last task, when what it gives is plural; else all that nobody has used. */
function pluralOf(asked: readonly Draft[]): Draft[] {
  const last = asked.slice(-1);
  const listed = asked.filter(({ clause }) => clause === last[0]?.clause);
  if (listed.length > 1) return listed;
  const isPlural = last.some(
    ({ words }) =>
      namesSeveral(words) || contentOf(words).some(({ lower }) => /[^s]s$/.test(lower)),
  );
  return isPlural ? last : sinksOf(asked);
}

/** "AAPL and MSFT" */
function namesSeveral(words: readonly Token[]): boolean {
  return words.some(
    ({ lower }, at) => lower === "and" && isName(words[at - 1]) && isName(words[at + 1]),
  );
}

function isName(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (isLiteral(token) || (token.kind === "word" && !FUNCTION_WORDS.has(token.lower)))
  );
}
