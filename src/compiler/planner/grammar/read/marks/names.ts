/** Words in capitals that are no start of a sentence, unless it goes on in capitals: `New York`, `MSFT`, `Chicago, IL`. */
import { addsNothing, isFunctionWord } from "../../link/function-words.ts";
import { isCountry, isStateCode } from "../../link/places.ts";
import type { Draft } from "../draft.ts";
import type { Mark, Span } from "../reading.ts";
import { isMonthOrWeekday } from "../times/calendar-words.ts";

/** Small words within names of people, and no others: "John von Neumann". */
const OF_PEOPLE = /^(?:von|van|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn)$/;
/** Parts of a name, or what joins two of them: "Bank of America". */
const JOINING = /^(?:of|the|and|&|for)$/;
const TITLE = /^(?:.|St|Dr|Mr|Mrs|Ms|Jr|Sr|Mt|Ft|Prof)$/u;
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]{1,9}(?:['’]s)?$/u;
const POSSESSIVE = /['’]s$/u;
const STATE = /^(?:D\.\s?C\.?|U\.S\.(?:A\.)?|\p{Lu}{2,3}(?![\p{L}\p{N}]))/u;
const COUNTRY = /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2}/u;

export function names(draft: Draft): Mark[] {
  const { tokens, query } = draft;
  // Where everything is in capitals, or in none, they say nothing.
  if (!/\p{Ll}/u.test(query)) return [];
  const starts = startsOf(draft);
  const marks: Mark[] = [];
  const push = (from: number, to: number): void => {
    const text = query.slice(tokens[from]?.start, tokens[to - 1]?.end).replace(POSSESSIVE, "");
    marks.push({ from, to, is: "name", text });
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const isStart = starts.has(at);
    // "Which of New York": what a sentence begins with is none, when it adds nothing.
    if (!isCapital(draft, at) || (isStart && addsNothing(draft.lower(at)))) continue;
    const segments = segmentsOf(draft, at);
    const last = segments.at(-1) ?? { from: at, to: at + 1 };
    const place = placeAt(draft, last.to);
    if (place !== undefined) push(at, place);
    if (place !== undefined && segments.length > 1) push(last.from, place);
    if (segments.length > 1) push(at, last.to);
    for (const { from, to } of segments) {
      const isFirst = isStart && from === at;
      if (!isFirst || to - from > 1 || ACRONYM.test(tokens[at]?.text ?? "")) push(from, to);
      // "Compare New York with": the first word may be none of the name.
      if (isFirst && to - from > 1 && isCapital(draft, at + 1)) push(at + 1, to);
    }
    at = (place ?? last.to) - 1;
  }
  return marks;
}

/** Tokens that stand where a capital says nothing. */
function startsOf({ sentences, tokens }: Draft): ReadonlySet<number> {
  const firsts = sentences.map(({ from, to }) => {
    const sign = tokens.slice(from, to).findIndex(({ kind }) => kind !== "sign");
    return sign < 0 ? to : from + sign;
  });
  const colons = tokens.flatMap(({ text }, at) => (text === ":" ? [at + 1] : []));
  return new Set([...firsts, ...colons]);
}

function isCapital(draft: Draft, at: number): boolean {
  const [token, before] = [draft.tokens[at], draft.tokens[at - 1]];
  if (token?.kind !== "word" || draft.isLiteral(at)) return false;
  // "1.5M", "3D"
  if (before?.kind === "number" && before.end === token.start) return false;
  if (!/^(?:\p{Ll}{1,2}['’]?)?\p{Lu}/u.test(token.text)) return false;
  return !isMonthOrWeekday(token.lower) && !/^(?:I|I['’].*|[QH]\d)$/su.test(token.text);
}

/** A name from a token on, cut where a small word may as well join two: "Bank | of | America". */
function segmentsOf(draft: Draft, from: number): Span[] {
  const { tokens, lower } = draft;
  const segments: Span[] = [];
  let [start, at] = [from, from + 1];
  for (;;) {
    // "J. K. Rowling", "St. Louis", "Washington D.C."
    const isPoint = tokens[at]?.text === "." && tokens[at]?.glued === true;
    const isInitial = isPoint && TITLE.test(tokens[at - 1]?.text ?? "");
    if (isInitial && (isCapital(draft, at + 1) || tokens[at - 2]?.text === ".")) at += 1;
    const small = isCapital(draft, at) ? 0 : smallWords(draft, at);
    if (POSSESSIVE.test(tokens[at - 1]?.text ?? "") || small === undefined)
      return [...segments, { from: start, to: at }];
    if (small > 0 && !OF_PEOPLE.test(lower(at))) {
      segments.push({ from: start, to: at });
      start = at + small;
    }
    at += small + 1;
  }
}

/** How many small words stand between this place and the next capital: "of the", "de la". */
function smallWords(draft: Draft, at: number): number | undefined {
  const { lower } = draft;
  for (const length of [1, 2]) {
    const word = lower(at + length - 1);
    // "and", "for" and "the" alone join two names.
    const isJoin = length === 1 && /^(?:and|the|for)$/.test(word);
    if (isJoin || !(OF_PEOPLE.test(word) || JOINING.test(word))) return undefined;
    if (isCapital(draft, at + length) && !isFunctionWord(lower(at + length))) return length;
  }
  return undefined;
}

/** "Chicago, IL", "Washington, D.C.", "Paris, France": where the place ends. */
function placeAt(draft: Draft, comma: number): number | undefined {
  const { tokens, query, isLiteral } = draft;
  if (tokens[comma]?.text !== "," || isLiteral(comma + 1)) return undefined;
  const start = tokens[comma + 1]?.start ?? query.length;
  const after = query.slice(start, start + 40);
  const state = STATE.exec(after)?.[0] ?? "";
  if (state.includes(".") || isStateCode(state) || /^USA?$|^UK$/.test(state.replace(/^US$/, "")))
    return draft.spanOf(start, start + state.length)?.to;
  // "France, Spain and Italy" are three.
  if (isCountry(tokens[comma - 1]?.text ?? "")) return undefined;
  const words = COUNTRY.exec(after)?.[0].split(" ") ?? [];
  while (words.length > 0 && !isCountry(words.join(" "))) words.pop();
  return words.length === 0 ? undefined : draft.spanOf(start, start + words.join(" ").length)?.to;
}
