/** What a clause refers back to: pronouns, "the result", and "the prices" after prices were asked for. */
import { isFunctionWord } from "../link/function-words.ts";
import { isVerb } from "../link/verbs.ts";
import { meansSame } from "../../../language/thesaurus.ts";
import type { Reading, Span, Token } from "../read/reading.ts";
import { isPresentingNoun } from "./presenting.ts";
import { positionsOf, type Step } from "./step.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const SINGULAR = set("it this that its");
const PLURAL = set("them these those they their");
const PAIR = set("both two");
const ALL = set("everything all");
const POINTING = set("the this that these those their its");
const RESULTS = set("result results output outputs findings answer answers");

export interface Antecedents {
  /** Empty when no word refers back. */
  readonly steps: readonly Step[];
  /** By a noun ("the summaries") rather than by a pronoun ("them"). */
  readonly isNamed: boolean;
}

export function antecedentsOf(reading: Reading, span: Span, earlier: readonly Step[]): Antecedents {
  const asked = earlier.filter(({ isReader }) => !isReader);
  const tokens = reading.tokens.slice(span.from, span.to);
  const pronouns = tokens.filter((_, at) => isPronoun(tokens, at)).map(({ lower }) => lower);
  const has = (words: ReadonlySet<string>): boolean => pronouns.some((word) => words.has(word));
  const byPronoun = (steps: readonly Step[]): Antecedents => ({ steps, isNamed: false });
  if (has(ALL)) return byPronoun(unusedOf(asked));
  if (has(PAIR)) return byPronoun(pairOf(reading, asked));
  const named = namedBy(reading, span, asked);
  if (named.length > 0 || pronouns.length === 0) return { steps: named, isNamed: true };
  return byPronoun(has(PLURAL) ? pluralOf(reading, asked) : asked.slice(-1));
}

/** Whether the word refers to something said before, rather than pointing at a noun after it. */
function isPronoun(tokens: readonly Token[], at: number): boolean {
  const { lower = "", kind } = tokens[at] ?? {};
  if (kind !== "word") return false;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const isNoun = next?.kind === "word" && !isFunctionWord(next.lower);
  if (ALL.has(lower)) return lower === "everything" || (!isNoun && next?.lower !== "the");
  if (RESULTS.has(lower)) return before === undefined || isFunctionWord(before.lower);
  if (PAIR.has(lower)) return lower === "both" ? !isNoun : before?.lower === "the" && !isNoun;
  if (["its", "their", "it", "them", "they"].includes(lower)) return true;
  if (!SINGULAR.has(lower) && !PLURAL.has(lower)) return false;
  // "files that contain …" goes on about the files; "this year" points at a year.
  if (
    lower === "that" &&
    before?.kind === "word" &&
    !isFunctionWord(before.lower) &&
    !isVerb(before.lower)
  )
    return false;
  return !isNoun || RESULTS.has(next.lower);
}

/** "the prices", "these averages": every content word of the phrase was said in an earlier step. */
function namedBy(reading: Reading, { from, to }: Span, asked: readonly Step[]): Step[] {
  const { tokens } = reading;
  const found = new Set<Step>();
  for (let at = from; at < to; at += 1) {
    if (!POINTING.has(tokens[at]?.lower ?? "")) continue;
    const phrase = nounPhrase(reading, at + 1, to);
    const after = tokens[(phrase.at(-1) ?? at) + 1]?.lower ?? "";
    // "the files that changed most often" says itself which ones are meant; so does "the price of bitcoin".
    if (phrase.length === 0 || ["that", "which", "who", "whose", "of"].includes(after)) continue;
    const owners = asked.filter((step) => phrase.every((word) => says(reading, step, word)));
    const isPlural = /[^s]s$/.test(tokens[phrase.at(-1) ?? 0]?.lower ?? "");
    for (const owner of isPlural ? owners : owners.slice(-1)) found.add(owner);
  }
  return [...found];
}

function nounPhrase({ tokens, marks }: Reading, from: number, to: number): number[] {
  const phrase: number[] = [];
  for (let at = from; at < to; at += 1) {
    const { kind, lower = "" } = tokens[at] ?? {};
    if (marks.some((mark) => mark.is === "number" && mark.from === at) && phrase.length === 0)
      continue;
    if (kind !== "word" || isFunctionWord(lower)) break;
    if (
      marks.some(
        (mark) => (mark.is === "time" || mark.is === "duration") && at >= mark.from && at < mark.to,
      )
    )
      return [];
    phrase.push(at);
  }
  return phrase;
}

function says({ tokens, marks }: Reading, step: Step, word: number): boolean {
  const { stem = "", lower = "" } = tokens[word] ?? {};
  // "the chart" is what draws one, whatever its words are.
  if (isPresentingNoun(lower) && !step.shows) return false;
  return positionsOf(step).some((at) => {
    const isLiteral = marks.some(
      ({ is, from, to }) => (is === "path" || is === "url") && at >= from && at < to,
    );
    return !isLiteral && meansSame(tokens[at]?.stem ?? "", stem);
  });
}

/** Steps whose results nobody uses yet. */
export function unusedOf(steps: readonly Step[]): Step[] {
  const used = new Set(steps.flatMap(({ needs }) => [...needs]));
  return steps.filter((step) => !used.has(step) && !step.isReader);
}

/** "both": the last step, when it is about two things itself; else the last two. */
function pairOf(reading: Reading, asked: readonly Step[]): Step[] {
  const last = asked.slice(-1);
  const isListed = asked.at(-2)?.clause === last[0]?.clause;
  if (!isListed && last.some((step) => namesSeveral(reading, step))) return last;
  const unused = unusedOf(asked);
  return unused.length >= 2 ? unused.slice(-2) : asked.slice(-2);
}

/** "them": the steps of one list; the last step, when what it gives is plural; else all that nobody has used. */
function pluralOf(reading: Reading, asked: readonly Step[]): Step[] {
  const last = asked.slice(-1);
  const listed = asked.filter(({ clause }) => clause === last[0]?.clause);
  if (listed.length > 1) return listed;
  const isPlural = last.some(
    (step) =>
      namesSeveral(reading, step) ||
      positionsOf(step).some((at) => {
        const { lower = "", kind } = reading.tokens[at] ?? {};
        return kind === "word" && !isFunctionWord(lower) && /[^s]s$/.test(lower);
      }),
  );
  return isPlural ? last : unusedOf(asked);
}

/** "AAPL and MSFT" */
function namesSeveral({ tokens }: Reading, step: Step): boolean {
  const { from, to } = step.span;
  const isName = (at: number): boolean =>
    at >= from && at < to && tokens[at]?.kind === "word" && !isFunctionWord(tokens[at].lower);
  for (let at = from + 1; at < to - 1; at += 1)
    if (tokens[at]?.lower === "and" && isName(at - 1) && isName(at + 1)) return true;
  return false;
}
