/** What words and values of a request say of who does it: stems to look up in cards, with how much each of them counts. */
import { synonymsAt } from "../../../language/thesaurus.ts";
import type { Mark, Reading, Span } from "../read/reading.ts";
import { addsNothing, isFunctionWord } from "./function-words.ts";
import { wordsOfName } from "./identifier.ts";
import { nounsOfEnding, nounsOfMark } from "./mark-nouns.ts";
import { isGenericVerb } from "./verbs.ts";

/** Says of a position that its word says nothing of who does it. */
type Ignored = (at: number) => boolean;

export interface Asked {
  /** Of what names one thing, whichever says most of it counts. */
  readonly key: string;
  /** Of a word: its position. */
  readonly at?: number;
  readonly stem: string;
  readonly weight: number;
}

/** How much words count by how they say it. */
export const SHARE = {
  word: 1,
  generic: 0.35,
  synonym: 0.5,
  mark: 0.6,
  command: 2,
  code: 1,
  ending: 0.4,
  name: 1.5,
};
/** Literals, whose words are no language, and values that say nothing of who takes them. */
export function marksIn({ marks }: Reading, spans: readonly Span[]): Mark[] {
  return marks.filter((mark) => spans.some(({ from, to }) => mark.from >= from && mark.to <= to));
}

const LITERAL: ReadonlySet<Mark["is"]> = new Set([
  "quoted",
  "path",
  "glob",
  "url",
  "mail",
  "parameter",
  "command",
  "formula",
  "json",
  "time",
  "duration",
  "clock",
  "number",
]);

function isValue(marks: readonly Mark[], at: number): boolean {
  return marks.some((mark) => LITERAL.has(mark.is) && at >= mark.from && at < mark.to);
}

export function askedIn(reading: Reading, span: Span, weight: number, ignored?: Ignored): Asked[] {
  const marked = marksIn(reading, [span]).flatMap((mark): Asked[] => {
    const { is } = mark;
    const share = weight * (is === "command" || is === "code" ? SHARE[is] : SHARE.mark);
    const nouns = nounsOfMark(mark).map((stem) => ({
      key: is === "code" ? `code ${stem}` : is,
      stem,
      weight: share,
    }));
    return [
      ...nouns,
      ...nounsOfEnding(mark).map((stem) => ({
        key: `ends ${is}`,
        stem,
        weight: weight * SHARE.ending,
      })),
    ];
  });
  return [...marked, ...wordsIn(reading, span, weight, ignored)];
}

export function wordsIn(reading: Reading, span: Span, weight: number, ignored?: Ignored): Asked[] {
  const { tokens } = reading;
  const marks = marksIn(reading, [span]);
  const stems = tokens.slice(span.from, span.to).map(({ stem }) => stem);
  return stems.flatMap((stem, i): Asked[] => {
    const at = span.from + i;
    const { kind, lower = "", text = "" } = tokens[at] ?? {};
    if (kind !== "word" || isValue(marks, at) || ignored?.(at) === true) return [];
    const isSmall = isFunctionWord(lower);
    const isVague = !DOING.has(lower) && (isGenericVerb(lower) || addsNothing(lower));
    // "the top 10 commits" are commits, and "top" says how many.
    const isLimit =
      LIMITING.has(lower) &&
      marks.some(
        (mark) => mark.from === at + 1 && (mark.is === "number" || mark.is === "parameter"),
      );
    const own = weight * (isVague || isLimit ? SHARE.generic : SHARE.word);
    const parts = /^\p{Lu}+s?$/u.test(text) ? [] : wordsOfName(text).stems;
    const said = isSmall ? [] : parts.length > 1 ? [stem, ...parts] : [stem];
    const key = String(at);
    return [
      ...said.map((part) => ({ key, at, stem: part, weight: own })),
      ...[...synonymsAt(stems, i)].map((other) => ({
        key,
        at,
        stem: other,
        weight: SHARE.synonym * (isSmall ? weight : own),
      })),
    ];
  });
}

/** They ask for work of their own, although questions about tables do without them. */
const DOING = new Set("compare count compared".split(" "));
const UNITS = /^(?:minute|hour|day|week|month|quarter|year)s?$/;
const LIMITING = new Set("top first last latest bottom newest recent".split(" "));

/** Positions of the words that say what is wanted. */
export function tellingIn(
  reading: Reading,
  span: Span,
  ignored?: (at: number) => boolean,
): number[] {
  const marks = marksIn(reading, [span]);
  const found: number[] = [];
  for (let at = span.from; at < span.to; at += 1) {
    const { kind, lower = "", text = "" } = reading.tokens[at] ?? {};
    if (kind !== "word" || isValue(marks, at) || ignored?.(at) === true) continue;
    const isName = at > span.from && /^\p{Lu}\p{L}*\p{Ll}/u.test(text);
    const isLimit =
      LIMITING.has(lower) && marks.some((mark) => mark.from === at + 1 && mark.is === "number");
    const isCode = marks.some((mark) => mark.is === "code" && at >= mark.from && at < mark.to);
    if (isName || isLimit || isCode || UNITS.test(lower)) continue;
    if (DOING.has(lower) || (!addsNothing(lower) && !isGenericVerb(lower))) found.push(at);
  }
  return found;
}
