/** Words in capitals that are no start of a sentence, unless it goes on in capitals: `New York`, `MSFT`, `Chicago, IL`. */
import { addsNothing, isFunctionWord } from "../../link/function-words.ts";
import type { Draft } from "../draft.ts";
import type { Mark, Span } from "../reading.ts";
import { isMonthOrWeekday } from "../times/calendar-words.ts";

/** Small words within names: "John von Neumann", "University of California". */
const PARTICLES = new Set(
  "von van de der den del della di da dos du la le el al bin ibn of the and & for".split(" "),
);
/** Only these are part of a name for certain; the others may as well be none: "Bank of America". */
const OF_PEOPLE = new Set(
  "von van de der den del della di da dos du la le el al bin ibn".split(" "),
);
const STATES = new Set(
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC UK USA".split(" "),
); // prettier-ignore

let countries: ReadonlySet<string> | undefined;

export function names(draft: Draft): Mark[] {
  const { tokens, query } = draft;
  // Where everything is in capitals, or in none, they say nothing.
  if (!/\p{Ll}/u.test(query)) return [];
  const starts = startsOf(draft);
  const marks: Mark[] = [];
  const push = (from: number, to: number): void => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (first === undefined || last === undefined || to <= from) return;
    const text = query.slice(first.start, last.end).replace(/['’]s$/u, "");
    marks.push({ from, to, is: "name", text });
  };
  for (let at = 0; at < tokens.length;) {
    const isStart = starts.has(at);
    // "Which of New York": what a sentence begins with is none, when it adds nothing.
    if (!isCapital(draft, at) || (isStart && addsNothing(draft.lower(at)))) {
      at += 1;
      continue;
    }
    const segments = segmentsOf(draft, at);
    const to = segments.at(-1)?.to ?? at + 1;
    const place = placeAt(draft, at, to);
    const last = segments.at(-1);
    if (place !== undefined) push(at, place);
    if (place !== undefined && last !== undefined && segments.length > 1) push(last.from, place);
    if (segments.length > 1) push(at, to);
    for (const segment of segments) {
      const isFirst = isStart && segment.from === at;
      const isLong = segment.to - segment.from > 1;
      if (!isFirst || isLong || isAcronym(tokens[at]?.text ?? "")) push(segment.from, segment.to);
      // "Compare New York with": the first word may be none of the name.
      if (isFirst && isLong && isCapital(draft, at + 1)) push(at + 1, segment.to);
    }
    at = Math.max(to, place ?? to);
  }
  return marks;
}

/** Tokens that stand where a capital says nothing. */
function startsOf({ sentences, tokens }: Draft): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { from, to } of sentences) {
    let at = from;
    while (at < to && tokens[at]?.kind === "sign") at += 1;
    starts.add(at);
  }
  for (const [at, { text }] of tokens.entries()) if (text === ":") starts.add(at + 1);
  return starts;
}

function isCapital(draft: Draft, at: number): boolean {
  const token = draft.tokens[at];
  if (token === undefined || token.kind !== "word" || draft.isLiteral(at)) return false;
  // "1.5M", "3D"
  const before = draft.tokens[at - 1];
  if (before?.kind === "number" && before.end === token.start) return false;
  if (!/^\p{Lu}/u.test(token.text) && !/^\p{Ll}{1,2}['’]?\p{Lu}/u.test(token.text)) return false;
  return !isMonthOrWeekday(token.lower) && token.text !== "I" && !/^I['’]/.test(token.text) && !/^[QH]\d$/.test(token.text); // prettier-ignore
}

function isAcronym(text: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]{1,9}$/u.test(text.replace(/['’]s$/u, ""));
}

/** A name from a token on, cut where a small word may as well join two: "Bank | of | America". */
function segmentsOf(draft: Draft, from: number): Span[] {
  const { tokens, lower } = draft;
  const segments: Span[] = [];
  let [start, at] = [from, from + 1];
  for (;;) {
    // "J. K. Rowling", "St. Louis", "Washington D.C."
    const isPoint = tokens[at]?.text === "." && tokens[at]?.glued === true;
    const isInitial = isPoint && isShort(tokens[at - 1]?.text ?? "");
    if (isInitial && (isCapital(draft, at + 1) || tokens[at - 2]?.text === ".")) at += 1;
    if (isPossessive(tokens[at - 1]?.text)) break;
    const small = smallWords(draft, at);
    if (isCapital(draft, at)) at += 1;
    else if (small > 0) {
      const isCertain = OF_PEOPLE.has(lower(at));
      if (!isCertain) segments.push({ from: start, to: at });
      if (!isCertain) start = at + small;
      at += small + 1;
    } else break;
  }
  return [...segments, { from: start, to: at }];
}

function isPossessive(text: string | undefined): boolean {
  return /['’]s$/u.test(text ?? "");
}

function isShort(text: string): boolean {
  return text.length === 1 || /^(?:St|Dr|Mr|Mrs|Ms|Jr|Sr|Mt|Ft|Prof)$/.test(text);
}

/** How many small words stand between this place and the next capital: "of the", "de la". */
function smallWords(draft: Draft, at: number): number {
  const { lower } = draft;
  for (let length = 1; length <= 2; length += 1) {
    if (!PARTICLES.has(lower(at + length - 1))) return 0;
    // "and", "for" and "the" alone join two names.
    if (length === 1 && ["and", "the", "for"].includes(lower(at))) return 0;
    if (isCapital(draft, at + length) && !isFunctionWord(lower(at + length))) return length;
  }
  return 0;
}

/** "Chicago, IL", "Washington, D.C.", "Paris, France": where the place ends. */
function placeAt(draft: Draft, from: number, comma: number): number | undefined {
  const { tokens, query, isLiteral } = draft;
  if (tokens[comma]?.text !== "," || comma <= from || isLiteral(comma + 1)) return undefined;
  const start = tokens[comma + 1]?.start ?? query.length;
  const after = query.slice(start, start + 40);
  const state = /^(?:D\.\s?C\.?|U\.S\.(?:A\.)?|[A-Z]{2,3}(?![\p{L}\p{N}]))/u.exec(after)?.[0];
  if (state !== undefined && (state.includes(".") || STATES.has(state)))
    return draft.spanOf(start, start + state.length)?.to;
  const country = /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2}/u.exec(after)?.[0];
  if (country === undefined) return undefined;
  for (const words = country.split(" "); words.length > 0; words.pop()) {
    const text = words.join(" ");
    const to = isCountry(text) ? draft.spanOf(start, start + text.length)?.to : undefined;
    // "France, Spain and Italy" are three.
    const isListed = isCountry(tokens[comma - 1]?.text ?? "");
    if (to !== undefined && !isListed) return to;
  }
  return undefined;
}

function isCountry(name: string): boolean {
  countries ??= countryNames();
  return countries.has(name);
}

/** In English, as CLDR has them, of all codes that ISO 3166 gives. */
function countryNames(): ReadonlySet<string> {
  const display = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  const found = letters.flatMap((a) => letters.map((b) => display.of(a + b)));
  return new Set(found.filter((name) => name !== undefined));
}
