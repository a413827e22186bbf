/** Where sentences, items of lists and lines end. */
import type { Draft } from "./draft.ts";
import type { Span } from "./reading.ts";

/** A full stop after them shortens a word. */
const SHORTENED = new Set(
  `mr mrs ms dr prof st sr jr inc ltd co corp vs approx est dept fig vol no nos min max avg e.g i.e cf ca resp incl excl
  jan feb mar apr jun jul aug sep sept oct nov dec`.split(/\s+/),
);
/** They end a sentence as well as not; only what goes on in small letters, or with a number, is no end. */
const ALSO_LAST = new Set("no min max avg inc ltd co corp est jr sr mar jun".split(" "));
/** A line that was broken because it was full is as long at least. */
const FULL_LINE = 60;

export function sentencesOf(draft: Draft): Span[] {
  const spans: Span[] = [];
  const { tokens } = draft;
  let from = 0;
  let lineStart = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const gap = gapAfter(draft, at);
    const isLast = at === tokens.length - 1;
    const isEnd = isLast || (endsAt(draft, at, gap) && !isWithin(draft, at));
    if (isEnd || (gap.includes("\n") && endsLine(draft, at, gap, lineStart))) {
      spans.push({ from, to: at + 1 });
      from = at + 1;
    }
    if (gap.includes("\n")) lineStart = tokens[at + 1]?.start ?? 0;
  }
  return spans;
}

function gapAfter({ query, tokens }: Draft, at: number): string {
  return query.slice(tokens[at]?.end ?? 0, tokens[at + 1]?.start ?? query.length);
}

/** Both this token and the next one belong to a literal: to the same one, as a rule. */
function isWithin(draft: Draft, at: number): boolean {
  return draft.isLiteral(at) && draft.isLiteral(at + 1);
}

const CLOSING = new Set([")", "]", '"', "”", "’", "'"]);

function endsAt(draft: Draft, at: number, gap: string): boolean {
  if (!/^\s/u.test(gap)) return false;
  let sign = at;
  // "(… of them.) Then": what closes stays with its sentence.
  if (CLOSING.has(draft.tokens[at]?.text ?? "") && draft.tokens[at]?.glued === true) sign -= 1;
  const text = draft.tokens[sign]?.text ?? "";
  if (text === "." && draft.tokens[sign]?.glued === true) return !isShortened(draft, sign);
  return [".", "?", "!", ";", "。", "？", "！"].includes(text);
}

function isShortened({ query, tokens }: Draft, at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.kind !== "word") return false;
  const next = tokens[at + 1];
  if (next === undefined) return false;
  const goesOn = /^[\p{Ll}\p{N}(]/u.test(next.text);
  // "J. K. Rowling", "the U.S. market", "e.g. tea"
  if (before.text.length === 1) {
    const isDotted = query.charAt(before.start - 1) === ".";
    return isDotted ? goesOn || !/[\p{Ll}]/u.test(before.text) : /\p{Lu}/u.test(before.text);
  }
  if (before.lower === "etc") return goesOn;
  return SHORTENED.has(before.lower) && (goesOn || !ALSO_LAST.has(before.lower));
}

/** A text may be broken anywhere to fit a page; a line that was not full was ended. */
function endsLine(draft: Draft, at: number, gap: string, lineStart: number): boolean {
  if (isWithin(draft, at)) return false;
  const [last, next] = [draft.tokens[at], draft.tokens[at + 1]];
  const isItem = /[^\s]/u.test(gap);
  if (isItem || /\n\s*\n/u.test(gap) || next === undefined || last === undefined) return true;
  if (/^[.?!:;]$/u.test(last.text)) return true;
  if (/^\p{Ll}/u.test(next.text) || last.text === ",") return false;
  return last.end - lineStart < FULL_LINE;
}
