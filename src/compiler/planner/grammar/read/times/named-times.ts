/** Times in digits and by their names: "2024-03-01", "Mar 5th, 2024", "5 March", "Q3 2023", "the 1990s". */
import { isAlsoWord, monthOf } from "./calendar-words.ts";
import type { Groups, Meaning, Place } from "./meaning.ts";
import { yearsFrom, type Calendar } from "./time-spec.ts";

export const TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split(
  " ",
);

const BEFORE_MONTHS =
  /^(?:in|since|until|till|during|between|before|after|last|this|next|from|by|for|of|through|to|on|and|or|early|late|mid|each|every|previous)$/;
const BEFORE_DECADES = /^(?:the|mid|early|late|in)$/;
const BEFORE_OLD_YEARS =
  /^(?:in|since|until|till|before|after|from|by|year|during|between|to|through|and|of)$/;
/** What makes "May" and "March" verbs. */
const SUBJECTS = /^(?:i|we|you|he|she|it|they|not|be|have|the|through|on|into|out|up)$/;

export const inDigits = ({ y, m, d, time, seconds = ":00", zone = "" }: Groups): Calendar => ({
  month: Number(m),
  months: 1,
  year: Number(y),
  ...(d !== undefined && { day: Number(d) }),
  ...(time !== undefined && { clock: `${time}${seconds}${zone.toUpperCase()}` }),
});

/** With points, the day stands first; else both orders are in use, and the American one is the likelier. */
export const yearLast: Meaning = ({ y, m, d, sign }) => {
  const dayFirst = inDigits({ y, m: d, d: m });
  return sign === "." ? dayFirst : m === d ? dayFirst : [inDigits({ y, m, d }), dayFirst];
};

/** A season, or a few years: `2012-13`. */
export const season: Meaning = ({ y = "", end }) => {
  const years = Number(end) - (Number(y) % 100);
  return years > 0 && years < 60 && Number(end) > 12 ? yearsFrom(Number(y), years + 1) : undefined;
};

export const week: Meaning = ({ year, y = year, week: number }) =>
  y && { ...yearsFrom(Number(y)), week: Number(number) };

export const year: Meaning = ({ year: number }) => yearsFrom(Number(number));

export const oldYear: Meaning = (said, place) =>
  BEFORE_OLD_YEARS.test(place.before) ? year(said, place) : undefined;

export const century: Meaning = ({ nth }) => yearsFrom(Number(nth) * 100 - 99, 100);

export const decade: Meaning = ({ y, tens }, { before }) => {
  if (y !== undefined) return yearsFrom(Number(y), 10);
  const named = TENS.indexOf(tens ?? "");
  const first = named < 0 ? Number(tens) : (named + 2) * 10;
  const base = named >= 0 || first >= 30 ? 1900 : 2000;
  return BEFORE_DECADES.test(before) ? yearsFrom(base + first, 10) : undefined;
};

export const days: Meaning = (said, place) => {
  const last = calendar(said);
  const first = { ...last, day: Number.parseInt(said["first"] ?? "", 10) };
  // "between 1 and 15 March"
  const isJoined = said["to"] !== " and " || place.before === "between";
  const isInOrder = isJoined && first.day < (last.day ?? 0);
  return isInOrder && isMonth(said, place) ? { first, last } : undefined;
};

export const dayBeforeMonth: Meaning = (said, place) =>
  isMonth(said, place) ? calendar(said) : undefined;

export const dayAfterMonth: Meaning = (said, place) =>
  BEFORE_MONTHS.test(place.before) ? calendar(said) : dayBeforeMonth(said, place);

export const monthAlone: Meaning = (said, { before, after, expected, isCapital }) => {
  const { month = "", year: number } = said;
  if (number !== undefined || !isAlsoWord(month)) return calendar(said);
  if (SUBJECTS.test(after)) return undefined;
  const isStart = /^[.?!:;]?$/.test(before);
  const isNamed = isCapital(month) && !isStart;
  return isNamed || expected || BEFORE_MONTHS.test(before) ? calendar(said) : undefined;
};

export const partOfYear: Meaning = ({ part = "", nth = "", short, year: number, ofThis }) => {
  const months = part.startsWith("q") ? 3 : 6;
  const count = Number.parseInt(nth, 10);
  if (count < 1 || count > 12 / months) return undefined;
  const found = { month: (count - 1) * months + 1, months };
  if (short ?? number) return { ...found, year: Number(number ?? `20${short}`) };
  if (ofThis !== undefined) return { ...found, direction: "this" };
  return months === 3 ? found : undefined;
};

function calendar({ month = "", day, year: number }: Groups): Calendar {
  return {
    month: monthOf(month),
    months: 1,
    ...(day !== undefined && { day: Number.parseInt(day, 10) }),
    ...(number !== undefined && { year: Number(number) }),
  };
}

/** "March" needs a capital, or words before it that are followed by a time; so do "5 may", "march 3". */
function isMonth({ month = "", of }: Groups, { isCapital, expected }: Place): boolean {
  return !isAlsoWord(month) || of !== undefined || expected || isCapital(month);
}
