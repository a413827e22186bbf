/** Times by their names: "March 2024", "Mar 5th, 2024", "5 March", "Q3 2023", "the third quarter of 2023", "the 1990s". */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import { isAlsoWord, monthOf } from "./calendar-words.ts";
import { fixed, yearOf, type Calendar, type TimeAt } from "./time-spec.ts";
import { isoWeek } from "./written-dates.ts";

const BEFORE_MONTHS = new Set(
  "in since until till during between before after last this next from by for of through to on and or early late mid each every previous".split(
    " ",
  ),
);
const BEFORE_YEARS = new Set(
  "in since until till before after from by year during between to through and of".split(" "),
);
/** What makes "May" and "March" verbs. */
const SUBJECTS = new Set(
  "i we you he she it they not be have the through on into out up".split(" "),
);
const PARTS: Readonly<Record<string, number>> = { quarter: 3, half: 6 };
const TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split(" ");

/** @param expected a time stands before it, joined by "and" or "to" */
export function calendarTimeAt(draft: Draft, at: number, expected: boolean): TimeAt | undefined {
  return (
    monthAt(draft, at, expected) ??
    dayFirstAt(draft, at, expected) ??
    quarterAt(draft, at) ??
    partOfYearAt(draft, at) ??
    weekAt(draft, at) ??
    decadeAt(draft, at) ??
    yearAt(draft, at)
  );
}

/** The year of a token: four digits, and no sum of money, version or part of a longer number. */
export function yearOfToken(draft: Draft, at: number): number | undefined {
  const token = draft.tokens[at];
  if (token?.kind !== "number" || draft.isLiteral(at) || isPartOfCode(draft, at)) return undefined;
  if (!/^(?:1[5-9]|20)\d\d$/.test(token.text)) {
    const isOld = /^1[0-4]\d\d$/.test(token.text) && BEFORE_YEARS.has(draft.lower(at - 1));
    return isOld ? Number(token.text) : undefined;
  }
  const [before, after] = [draft.tokens[at - 1], draft.tokens[at + 1]];
  if (before !== undefined && /^[$€£¥#]$/.test(before.text)) return undefined;
  if (after?.glued === true && (after.kind === "word" || /^[%€£$]$/.test(after.text)) && draft.query.charAt(token.end) !== "-") return undefined; // prettier-ignore
  return /^(?:bc|bce|%)$/.test(draft.lower(at + 1)) ? undefined : Number(token.text);
}

/** "2024-13-45": parts of what is neither a date nor two years. */
function isPartOfCode({ tokens, query }: Draft, at: number): boolean {
  const isOther = (a: number, b: number): boolean => {
    const [first, second] = [tokens[a], tokens[b]];
    if (first?.kind !== "number" || second?.kind !== "number" || !second.glued) return false;
    const other = a === at ? second : first;
    return query.charAt(first.end) === "-" && !/^\d{4}$/.test(other.text);
  };
  return isOther(at - 1, at) || isOther(at, at + 1);
}

function yearAt(draft: Draft, at: number): TimeAt | undefined {
  const year = yearOfToken(draft, at);
  if (year !== undefined) return { to: at + 1, spec: yearOf(year) };
  // "nineteen ninety-nine"
  if (draft.tokens[at]?.kind !== "word") return undefined;
  const said = numberAt(draft, at);
  const isYear = said !== undefined && said.to - at >= 2 && said.value >= 1500 && said.value < 2100 && Number.isInteger(said.value); // prettier-ignore
  const isSpoken = isYear && !/hundred|thousand/.test(draft.lower(at + 1));
  return isSpoken ? { to: said.to, spec: yearOf(said.value) } : undefined;
}

/** A year, or a comma or "of" and a year. */
function yearAfter(draft: Draft, at: number): { readonly to: number; readonly year?: number } {
  const direct = yearOfToken(draft, at);
  if (direct !== undefined) return { to: at + 1, year: direct };
  const isJoined = draft.lower(at) === "," || draft.lower(at) === "of" || draft.lower(at) === "in";
  const year = isJoined ? yearOfToken(draft, at + 1) : undefined;
  return year === undefined ? { to: at } : { to: at + 2, year };
}

/** "March", "March 2024", "March 5", "March 5th, 2024" */
function monthAt(draft: Draft, at: number, expected: boolean): TimeAt | undefined {
  const { lower, tokens } = draft;
  const month = monthOf(lower(at));
  if (month === undefined) return undefined;
  const start =
    lower(at + 1) === "." && tokens[at + 1]?.glued === true && lower(at).length <= 4
      ? at + 2
      : at + 1;
  const the = lower(start) === "the" ? start + 1 : start;
  const day = dayNumberAt(draft, the);
  const isCapital = /^\p{Lu}/u.test(tokens[at]?.text ?? "");
  const isExpected = expected || BEFORE_MONTHS.has(lower(at - 1));
  if (day !== undefined && (isCapital || isExpected || !isAlsoWord(lower(at)))) {
    const { to, year } = yearAfter(draft, day.to);
    return {
      to,
      spec: { is: "calendar", month, months: 1, day: day.day, ...(year !== undefined && { year }) },
    };
  }
  const { to, year } = yearAfter(draft, start);
  const spec: Calendar = { is: "calendar", month, months: 1, ...(year !== undefined && { year }) };
  if (year !== undefined) return { to, spec };
  const isStart = at === 0 || /^[.?!:;]$/.test(lower(at - 1));
  const isVerb = SUBJECTS.has(lower(at + 1)) && isAlsoWord(lower(at));
  if (isAlsoWord(lower(at)) && (isVerb || !(isExpected || (isCapital && !isStart))))
    return undefined;
  // "mar" and "dec" alone are short for too much; with a point they are months.
  return { to: start === at + 2 && /^\s/.test(draft.query.slice(tokens[at + 1]?.end)) && !/^\s+\p{Lu}/u.test(draft.query.slice(tokens[at + 1]?.end, (tokens[at + 1]?.end ?? 0) + 3)) ? start : at + 1, spec }; // prettier-ignore
}

/** "5 March", "5th of March 2024", "the 5th of March" */
function dayFirstAt(draft: Draft, at: number, expected: boolean): TimeAt | undefined {
  const { lower, tokens } = draft;
  const day = dayNumberAt(draft, at);
  if (day === undefined) return undefined;
  const name = lower(day.to) === "of" ? day.to + 1 : day.to;
  const month = monthOf(lower(name));
  const isCapital = /^\p{Lu}/u.test(tokens[name]?.text ?? "");
  if (
    month === undefined ||
    (isAlsoWord(lower(name)) && !isCapital && name === day.to && !expected)
  )
    return undefined;
  const { to, year } = yearAfter(draft, name + 1);
  return {
    to,
    spec: { is: "calendar", month, months: 1, day: day.day, ...(year !== undefined && { year }) },
  };
}

/** 1 to 31: `5`, `5th`, "fifth"; nothing that has a unit. */
export function dayNumberAt(
  draft: Draft,
  at: number,
): { readonly to: number; readonly day: number } | undefined {
  const token = draft.tokens[at];
  const isDigits = token?.kind === "number" && /^\d{1,2}$/.test(token.text);
  const isOrdinal =
    draft.tokens[at + 1]?.glued === true && /^(?:st|nd|rd|th)$/.test(draft.lower(at + 1));
  if (isDigits && !draft.isLiteral(at)) {
    const day = Number(token.text);
    const next = draft.tokens[at + 1];
    const isOther =
      next?.glued === true &&
      !isOrdinal &&
      !/^[,.?!;:)]$/.test(next.text) &&
      draft.query.charAt(token.end) !== "-";
    if (day < 1 || day > 31 || isOther) return undefined;
    return { to: isOrdinal ? at + 2 : at + 1, day };
  }
  const said = token?.kind === "word" ? numberAt(draft, at) : undefined;
  return said?.ordinal === true && said.value >= 1 && said.value <= 31
    ? { to: said.to, day: said.value }
    : undefined;
}

/** "Q3", "Q3 2023", "2023 Q3", "Q3'23", "H1 2024", "FY2023" */
function quarterAt(draft: Draft, at: number): TimeAt | undefined {
  const { lower } = draft;
  const said = yearOfToken(draft, at);
  const first = said === undefined ? at : at + 1;
  const [, kind, number] = /^([qh])([1-4])$/.exec(lower(first)) ?? [];
  if (kind === undefined || (kind === "h" && Number(number) > 2)) return undefined;
  const months = kind === "q" ? 3 : 6;
  const month = (Number(number) - 1) * months + 1;
  const short = /^['’](\d\d)\b/.exec(
    draft.query.slice(draft.tokens[first]?.end, (draft.tokens[first]?.end ?? 0) + 4),
  );
  if (short !== null && said === undefined)
    return {
      to: first + 3,
      spec: { is: "calendar", month, months, year: 2000 + Number(short[1]) },
    };
  const { to, year = said } = said === undefined ? yearAfter(draft, first + 1) : { to: first + 1 };
  if (kind === "h" && year === undefined) return undefined;
  return { to, spec: { is: "calendar", month, months, ...(year !== undefined && { year }) } };
}

/** "the third quarter of 2023", "second half of 2023" */
function partOfYearAt(draft: Draft, at: number): TimeAt | undefined {
  const number = numberAt(draft, at);
  if (number?.ordinal !== true) return undefined;
  const months = PARTS[draft.lower(number.to)];
  if (months === undefined || number.value < 1 || number.value > 12 / months) return undefined;
  const { to, year } = yearAfter(draft, number.to + 1);
  const month = (number.value - 1) * months + 1;
  if (year !== undefined) return { to, spec: { is: "calendar", month, months, year } };
  const ofYear = /^(?:this|the|last) year$/.test(`${draft.lower(to + 1)} ${draft.lower(to + 2)}`) && draft.lower(to) === "of"; // prettier-ignore
  if (!ofYear) return months === 3 ? { to, spec: { is: "calendar", month, months } } : undefined;
  const direction = draft.lower(to + 1) === "last" ? "before" : "this";
  if (direction === "before") return undefined;
  return { to: to + 3, spec: { is: "calendar", month, months, direction } };
}

/** "week 12 of 2024" */
function weekAt(draft: Draft, at: number): TimeAt | undefined {
  if (draft.lower(at) !== "week" || !/^\d{1,2}$/.test(draft.tokens[at + 1]?.text ?? ""))
    return undefined;
  const { to, year } = yearAfter(draft, at + 2);
  const spec = year === undefined ? undefined : isoWeek(year, Number(draft.tokens[at + 1]?.text));
  return spec === undefined ? undefined : { to, spec };
}

/** "the 1990s", "1960's", "the 90s", "the nineties", "the 20th century" */
function decadeAt(draft: Draft, at: number): TimeAt | undefined {
  const { lower, tokens, query } = draft;
  const decade = (year: number, to: number): TimeAt => ({
    to,
    spec: fixed(`${year}-01-01`, `${year + 9}-12-31`),
  });
  const the = /^(?:the|mid|early|late|in)$/.test(lower(at - 1));
  const tens = TENS.indexOf(lower(at));
  if (tens >= 0) return the ? decade(1920 + tens * 10, at + 1) : undefined;
  const token = tokens[at];
  if (token?.kind === "number" && /^\d+0$/.test(token.text) && !draft.isLiteral(at)) {
    const ending = /^['’]?s(?![\p{L}\p{N}])/u.exec(query.slice(token.end, token.end + 4))?.[0];
    const year = Number(token.text);
    const to = at + 1 + (ending?.length ?? 0);
    if (ending !== undefined && /^(?:1[5-9]|20)\d0$/.test(token.text)) return decade(year, to);
    if (ending !== undefined && the && /^[1-9]0$/.test(token.text))
      return decade(year >= 30 ? 1900 + year : 2000 + year, to);
  }
  const number = numberAt(draft, at);
  if (number?.ordinal !== true || lower(number.to) !== "century" || number.value < 11 || number.value > 21) return undefined; // prettier-ignore
  const first = (number.value - 1) * 100 + 1;
  return { to: number.to + 1, spec: fixed(`${first}-01-01`, `${first + 99}-12-31`) };
}
