/**
 * "Count the TODO comments in src and list the ten largest files": the place, or the stretch of time, that
 * one task of a sentence names holds for the others of its agent that name none.
 */
import { isLiteral } from "../language/literals.ts";
import { timeSpans } from "../language/time-words.ts";
import { insertedWord, type Token } from "../language/tokens.ts";
import { DETERMINERS, PREPOSITIONS } from "../language/words.ts";
import type { Draft } from "./draft.ts";

interface Modifiers {
  readonly place: readonly Token[];
  readonly time: readonly Token[];
}

/** The words that each task gets beside its own. */
export function sharedModifiers(drafts: readonly Draft[]): ReadonlyMap<Draft, readonly Token[]> {
  const own = new Map(drafts.map((draft) => [draft, modifiersOf(draft.words)]));
  return new Map(
    drafts
      .filter((draft) => takesModifiers(draft) && !isModified(draft))
      .map((draft) => {
        const at = drafts.indexOf(draft);
        const others = drafts
          .filter((other) => other !== draft && isBeside(other, draft))
          // What was said before goes first, and of that what is nearest.
          .toSorted((a, b) => distance(drafts.indexOf(a), at) - distance(drafts.indexOf(b), at))
          .map((other) => own.get(other));
        const place = others.find((other) => other?.place.length)?.place ?? [];
        const time = others.find((other) => other?.time.length)?.time ?? [];
        return [draft, [...place, ...time]];
      }),
  );
}

/** What works on earlier results has its place and time from them. */
function takesModifiers({ needs, isProducer }: Draft): boolean {
  return needs.size === 0 && !isProducer;
}

function isModified({ words }: Draft): boolean {
  return words.some(isLiteral) || timeSpans(words).length > 0;
}

function isBeside(other: Draft, draft: Draft): boolean {
  return (
    other.agent === draft.agent &&
    other.clause.sentence === draft.clause.sentence &&
    takesModifiers(other)
  );
}

function distance(other: number, at: number): number {
  return other < at ? at - other : 1_000 + other - at;
}

function modifiersOf(words: readonly Token[]): Modifiers {
  const spans = timeSpans(words);
  const [span] = spans;
  const inTime = (at: number): boolean => spans.some(({ from, to }) => at >= from && at < to);
  const places = words.flatMap((token, at) => (isPlace(token) && !inTime(at) ? [at] : []));
  return {
    place: places.length === 1 ? phrase(words, places[0] ?? 0, (places[0] ?? 0) + 1) : [],
    time: span === undefined ? [] : phrase(words, span.from, span.to),
  };
}

function isPlace({ kind }: Token): boolean {
  return kind === "path" || kind === "glob" || kind === "url" || kind === "placeholder";
}

/** With the preposition and the article before it. */
function phrase(words: readonly Token[], from: number, to: number): readonly Token[] {
  let start = from;
  while (DETERMINERS.has(words[start - 1]?.lower ?? "")) start -= 1;
  const hasPreposition = PREPOSITIONS.has(words[start - 1]?.lower ?? "");
  // "describe cars.json, show …": what one does something to is where another one looks.
  return hasPreposition || words[from]?.kind === "word"
    ? words.slice(hasPreposition ? start - 1 : start, to)
    : [insertedWord("in"), ...words.slice(start, to)];
}
