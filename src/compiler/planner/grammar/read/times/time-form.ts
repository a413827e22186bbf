/** A form in which times are written, over the plain text, and the names of what stands in it. */
import type { TimeSpec } from "./time-spec.ts";
import { MONTH_NAMES, WEEKDAY_NAMES } from "./calendar-words.ts";

export interface Place {
  readonly today: Date | undefined;
  /** The word before it, in small letters, or a sign; "" at the beginning of the query. */
  readonly before: string;
  readonly after: string;
  /** Whether the word that names the time has a capital. */
  isCapital(word: string): boolean;
  /** A time stands before it, joined by "and" or "to". */
  readonly expected: boolean;
}

export type Groups = Readonly<Record<string, string | undefined>>;

export interface TimeForm {
  readonly pattern: RegExp;
  read(groups: Groups, place: Place): TimeSpec | undefined;
}

/** Four digits that are no sum of money, and no part of a longer number, a code or a quantity. */
const YEAR = String.raw`(?<![$€£¥#]|(?<!\d)\d{1,3}-)(?:1[5-9]|20)\d\d(?![\p{L}\p{N}%€£$]|[.,]\d|-\d{1,3}(?!\d)| (?:bce?|%))`;
const DAY = String.raw`(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![^\s,.?!;:)-]|[.:]\d|,\d{3}(?!\d))`;
const PARTS: Readonly<Record<string, string>> = {
  month: `(?:${MONTH_NAMES.join("|")})(?![\\p{L}\\p{N}_])`,
  weekday: `(?:${WEEKDAY_NAMES.join("|")})(?![\\p{L}\\p{N}_])`,
  to: "-| - | ?– ?| (?:to|through|until|and) ",
  year: YEAR,
  day: DAY,
  first: DAY,
  n: String.raw`\d+(?:,\d{3})*(?:\.\d+)?`,
  nth: String.raw`\d+(?:st|nd|rd|th)`,
  unit: String.raw`\p{L}+`,
};

/**
 * `{year}` is a part with that name; `{/year}` is one that may follow, with or without a comma or "of"; `{.}` is
 * the point of what is shortened.
 */
export function form(pattern: string, read: TimeForm["read"]): TimeForm {
  const source = pattern
    .replaceAll("{/year}", String.raw`(?:(?:,? ?|[ -]|,? of | in ){year})?`)
    .replaceAll("{.}", String.raw`(?:\.(?=,? ?\d| the))?`)
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${PARTS[name] ?? ""})`);
  return { pattern: new RegExp(`(?:${source})(?![\\p{L}\\p{N}_])`, "uy"), read };
}
