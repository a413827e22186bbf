/** Dates in digits: `2024-03-01`, `2024-03`, `2024-03-01T12:00Z`, `3/5/2024`, `03.05.2024`, `2024-W12`, "2019-21". */
import type { Draft } from "../draft.ts";
import { dayOf, fixed, isoWeek, lastDayOf, type TimeSpec } from "./time-spec.ts";

type Read = (...parts: readonly (string | undefined)[]) => readonly (TimeSpec | undefined)[];

const FORMS: readonly (readonly [RegExp, Read])[] = [
  [
    /(?<![\p{L}\p{N}./_-])(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?(?![\p{L}\p{N}_-])/gu,
    (year, month, day, hours, minutes, seconds = "00", zone = "") => {
      if (day === undefined) return [monthOf(year, month)];
      const date = dayOf(Number(year), Number(month), Number(day));
      if (date === undefined) return [];
      if (hours === undefined) return [fixed(date, date, "day")];
      if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return [];
      const moment = `${date}T${hours}:${minutes ?? "00"}:${seconds}${zone}`;
      return [fixed(moment, moment, "minute")];
    },
  ],
  [
    /(?<![\p{L}\p{N}-])(\d{4})-?W(\d{2})(?![\p{L}\p{N}-])/gu,
    (year, week) => [isoWeek(Number(year), Number(week))],
  ],
  // Year first, or last.
  [
    /(?<![\p{L}\p{N}./-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\p{L}\p{N}/-]|\.\d)/gu,
    (first = "", sign = "", second = "", third = "") => {
      const [a, b, c] = [Number(first), Number(second), Number(third)];
      const day = (year: number, month: number, of: number): TimeSpec | undefined => {
        const date = dayOf(year, month, of);
        return date === undefined ? undefined : fixed(date, date, "day");
      };
      if (first.length === 4) return third.length <= 2 && sign !== "-" ? [day(a, b, c)] : [];
      if (third.length !== 4 || first.length > 2) return [];
      // With points, the day stands first; else both orders are in use, and the American one is the likelier.
      return sign === "."
        ? [day(c, b, a)]
        : a === b
          ? [day(c, a, b)]
          : [day(c, a, b), day(c, b, a)];
    },
  ],
  [
    /(?<![\p{L}\p{N}./-])(0[1-9]|1[0-2])\/(\d{4})(?![\p{L}\p{N}/-])/gu,
    (month, year) => [monthOf(year, month)],
  ],
  // A season, or a few years: `2012-13`, `2012/13`.
  [
    /(?<![\p{L}\p{N}./-])((?:1[5-9]|20)\d\d)[-/–](\d{2})(?![\p{L}\p{N}/-]|\.\d)/gu,
    (first, last) => {
      const year = Number(first);
      const end = Math.floor(year / 100) * 100 + Number(last);
      const isSeason = end > year && end - year < 60 && Number(last) > 12;
      return isSeason ? [fixed(`${year}-01-01`, lastDayOf(end, 12))] : [];
    },
  ],
];

/** By the token at which they begin, with the token after them; what can be read as two days is both. */
export function writtenDates(
  draft: Draft,
): Map<number, { to: number; specs: readonly TimeSpec[] }> {
  // prettier-ignore
  const found = new Map<number, { to: number; specs: readonly TimeSpec[] }>();
  for (const [form, read] of FORMS) {
    for (const match of draft.query.matchAll(form)) {
      const span = draft.spanOf(match.index, match.index + match[0].length);
      const specs = read(...match.slice(1)).filter(isTime);
      if (span === undefined || draft.isLiteral(span.from) || found.has(span.from)) continue;
      if (specs.length > 0) found.set(span.from, { to: span.to, specs });
    }
  }
  return found;
}

function isTime(spec: TimeSpec | undefined): spec is TimeSpec {
  return spec !== undefined;
}

function monthOf(year: string | undefined, month: string | undefined): TimeSpec | undefined {
  const isMonth = Number(month) >= 1 && Number(month) <= 12 && Number(year) >= 1000;
  return isMonth ? { is: "calendar", month: Number(month), months: 1, year: Number(year) } : undefined; // prettier-ignore
}
