/** The grammar of times: how they are written in digits, counted from today, or called by their names. */
import { MONTH, WEEKDAY } from "./calendar-words.ts";
import type { Meaning } from "./meaning.ts";
import * as named from "./named-times.ts";
import * as relative from "./relative-times.ts";

export interface TimeForm {
  readonly pattern: RegExp;
  readonly meaning: Meaning;
}

const END = String.raw`(?![\p{L}\p{N}_])`;
const DAY = String.raw`(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![^\s,.?!;:)-]|[.:]\d|,\d{3}(?!\d))`;
/** What may stand in braces in a form: a group of that name. */
const PARTS: Readonly<Record<string, string>> = {
  month: `(?:${MONTH})${END}`,
  weekday: `(?:${WEEKDAY})${END}`,
  direction: relative.DIRECTION,
  unit: String.raw`\p{L}+`,
  n: String.raw`\d+(?:,\d{3})*(?:\.\d+)?`,
  nth: String.raw`\d+(?:st|nd|rd|th)`,
  to: "-| - | ?– ?| (?:to|through|until|and) ",
  // Four digits that are no sum of money, and no part of a longer number, a code or a quantity.
  year: String.raw`(?<![$€£¥#]|(?<!\d)\d{1,3}-)(?:1[5-9]|20)\d\d(?![\p{L}\p{N}%€£$]|[.,]\d|-\d{1,3}(?!\d)| (?:bce?|%))`,
  day: DAY,
  first: DAY,
  y: String.raw`[1-9]\d{3}`,
  m: String.raw`\d\d?`,
  d: String.raw`\d\d?`,
};
/** Shorthands: a year that may follow, the point of what is shortened, and the ends of a date in digits. */
const SHORT: Readonly<Record<string, string>> = {
  "{/year}": "(?:(?:,? ?|[ -]|,? of | in ){year})?",
  "{.}": String.raw`(?:\.(?=,? ?\d| the))?`,
  "{<}": String.raw`(?<![\p{L}\p{N}./_-])`,
  "{>}": String.raw`(?![\p{L}\p{N}/_-]|\.\d)`,
};

/** A form over the plain text, from the token on at which a time may begin. */
function form(pattern: string, meaning: Meaning): TimeForm {
  const source = pattern
    .replaceAll(/\{\W\w*\}/g, (short) => SHORT[short] ?? "")
    .replaceAll(/\{([a-z]+)\}/g, (_, name: string) => `(?<${name}>${PARTS[name] ?? ""})`);
  return { pattern: new RegExp(`(?:${source})${END}`, "uy"), meaning };
}

/** The first that fits is meant. */
export const TIME_FORMS: readonly TimeForm[] = [
  // `2024-03`, `2024-03-01`, `2024-03-01T12:00Z`, `2024/3/5`, `3/5/2024`, `03.05.2024`, `03/2024`, `2024-W12`, `2012-13`
  form(
    String.raw`{<}{y}-(?<m>0[1-9]|1[0-2])(?:-(?<d>\d\d)(?:[t ](?<time>(?:[01]\d|2[0-3]):[0-5]\d)(?<seconds>:[0-5]\d)?(?:\.\d+)? ?(?<zone>z|[+-]\d\d:?\d\d)?)?)?{>}`,
    named.inDigits,
  ),
  form(String.raw`{<}{y}(?<sign>[/.]){m}\k<sign>{d}{>}`, named.inDigits),
  form(String.raw`{<}{m}(?<sign>[/.-]){d}\k<sign>{y}{>}`, named.yearLast),
  form("{<}(?<m>0[1-9]|1[0-2])/{y}{>}", named.inDigits),
  form(String.raw`{<}{y}-?w(?<week>\d\d){>}`, named.week),
  form(String.raw`{<}(?<y>(?:1[5-9]|20)\d\d)[-/–](?<end>\d\d){>}`, named.season),

  form(`(?<day>${relative.DAY})`, relative.day),
  form("(?<unit>[ymq])td", relative.toDate),
  form("(?<unit>week|month|quarter|year)[ -]to[ -]date", relative.toDate),
  form("(?<=(?:start|beginning) of (?:the )?){unit}", relative.toDate),
  form("(?:(?<half>half )?an?|{n})[ -]?{unit} (?<way>ago|from now)", relative.away),
  form("{direction}[ -]weekend", relative.weekend),
  form("{direction}[ -]{weekday}", relative.weekday),
  form(String.raw`{direction}[ -]{month}(?! -?\d)`, relative.month),
  form("(?:last|past|previous) decade", () => ({ from: "now-10y/d" })),
  form("{direction}[ -](?:(?:{n}|(?<couple>couple(?: of)?))[ -]?)?{unit}", relative.stretch),
  form("{weekday}", relative.weekdayAlone),

  // "March 5-10, 2024", "5 to 10 March", "Mar 5th, 2024", "the 5th of March"
  form("{month}{.}[ -]{first}{to}{day}{/year}", named.days),
  form("{first}{to}{day}(?: of)?[ -]{month}{.}{/year}", named.days),
  form("{month}{.}[ -](?:the )?{day}{/year}", named.dayAfterMonth),
  form("{day}(?<of> of)?[ -]{month}{.}{/year}", named.dayBeforeMonth),
  form("{month}{.}{/year}", named.monthAlone),
  // "Q3", "Q3'23", "2023 Q3", "H1 2024", "the third quarter of 2023", "week 12 of 2024"
  form(String.raw`(?<part>[qh])(?<nth>[1-4])(?:['’](?<short>\d\d)|{/year})`, named.partOfYear),
  form("{year}[ -](?<part>[qh])(?<nth>[1-4])", named.partOfYear),
  form("{nth}[ -](?<part>quarter|half)(?: of (?<ofThis>this|the) year|{/year})", named.partOfYear),
  form(String.raw`week (?<week>\d\d?){/year}`, named.week),
  // "the nineties", "the 90s", "the 1990s", "the 20th century", "2012", "in 1066"
  form(`(?<tens>${named.TENS.join("|")})|(?<tens>[1-9]0)['’]?s`, named.decade),
  form(String.raw`(?<y>(?:1[5-9]|20)\d0)['’]?s`, named.decade),
  form("(?<nth>1[1-9]|2[01])(?:st|th) century", named.century),
  form("{year}", named.year),
  form(String.raw`(?<year>1[0-4]\d\d)(?![.,%]?[\d%])`, named.oldYear),
];
