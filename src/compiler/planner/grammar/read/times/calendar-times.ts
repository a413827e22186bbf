/** Times by their names: "March 2024", "Mar 5th, 2024", "5 March", "Q3 2023", "the third quarter of 2023", "the 1990s". */
import { isAlsoWord, monthOf } from "./calendar-words.ts";
import { form, type Groups, type Place, type TimeForm } from "./time-form.ts";
import { fixed, isoWeek, yearOf, type Calendar, type TimeSpec } from "./time-spec.ts";

const BEFORE_MONTHS =
  /^(?:in|since|until|till|during|between|before|after|last|this|next|from|by|for|of|through|to|on|and|or|early|late|mid|each|every|previous)$/;
const BEFORE_DECADES = /^(?:the|mid|early|late|in)$/;
/** What makes "May" and "March" verbs. */
const SUBJECTS = /^(?:i|we|you|he|she|it|they|not|be|have|the|through|on|into|out|up)$/;
const TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split(" ");

export const CALENDAR_FORMS: readonly TimeForm[] = [
  // "March 5-10, 2024", "5 to 10 March"
  form("{month}{.}[ -]{first}{to}{day}{/year}", daysOf),
  form("{first}{to}{day}(?: of)?[ -]{month}{.}{/year}", daysOf),
  form("{month}{.}[ -](?:the )?{day}{/year}", (groups, place) =>
    isMonth(groups, place) || BEFORE_MONTHS.test(place.before) ? calendar(groups) : undefined,
  ),
  form("{day}(?<of> of)?[ -]{month}{.}{/year}", (groups, place) =>
    isMonth(groups, place) ? calendar(groups) : undefined,
  ),
  form("{month}{.}{/year}", monthAlone),
  // "Q3", "Q3 2023", "Q3'23", "2023 Q3", "H1 2024"
  form("(?<part>[qh])(?<number>[1-4])(?:['’](?<short>\\d\\d)|{/year})", partOfYear),
  form("{year}[ -](?<part>[qh])(?<number>[1-4])", partOfYear),
  form("{nth}[ -](?<part>quarter|half)(?: of (?<ofThis>this|the) year|{/year})", partOfYear),
  form("week (?<number>\\d{1,2}){/year}", ({ number, year }) =>
    year === undefined ? undefined : isoWeek(Number(year), Number(number)),
  ),
  form(`(?<tens>${TENS.join("|")})`, ({ tens = "" }, { before }) =>
    BEFORE_DECADES.test(before) ? years(1920 + TENS.indexOf(tens) * 10, 10) : undefined,
  ),
  form("(?<decade>(?:1[5-9]|20)\\d0)['’]?s", ({ decade }) => years(Number(decade), 10)),
  form("(?<decade>[1-9]0)['’]?s", ({ decade }, { before }) =>
    BEFORE_DECADES.test(before) ? years(Number(decade) + (Number(decade) >= 30 ? 1900 : 2000), 10) : undefined,
  ), // prettier-ignore
  form("{nth} century", ({ nth = "" }) => {
    const century = Number.parseInt(nth, 10);
    return century < 11 || century > 21 ? undefined : years(century * 100 - 99, 100);
  }),
  form("{year}", ({ year }) => yearOf(Number(year))),
  form("(?<old>1[0-4]\\d\\d)(?![.,%]?[\\d%])", ({ old }, { before }) =>
    /^(?:in|since|until|till|before|after|from|by|year|during|between|to|through|and|of)$/.test(before) ? yearOf(Number(old)) : undefined,
  ),
]; // prettier-ignore

function years(first: number, count: number): TimeSpec {
  return fixed(`${first}-01-01`, `${first + count - 1}-12-31`);
}

function calendar({ month = "", day, year }: Groups): Calendar {
  return {
    is: "calendar",
    month: monthOf(month) ?? 0,
    months: 1,
    ...(day !== undefined && { day: Number.parseInt(day, 10) }),
    ...(year !== undefined && { year: Number(year) }),
  };
}

/** "March" needs a capital, or words before it that are followed by a time; so do "5 may", "march 3". */
function isMonth({ month = "", of }: Groups, place: Place): boolean {
  return !isAlsoWord(month) || of !== undefined || place.isCapital(month) || place.expected;
}

function daysOf(groups: Groups, place: Place): TimeSpec | undefined {
  const last = calendar(groups);
  const first = { ...last, day: Number.parseInt(groups["first"] ?? "", 10) };
  // "between 1 and 15 March"
  const isJoined = groups["to"] !== " and " || place.before === "between";
  const isInOrder = isJoined && first.day < (last.day ?? 0);
  return isInOrder && isMonth(groups, place) ? { is: "stretch", first, last } : undefined;
}

function monthAlone(groups: Groups, place: Place): TimeSpec | undefined {
  const { month = "", year } = groups;
  if (year !== undefined || !isAlsoWord(month)) return calendar(groups);
  if (SUBJECTS.test(place.after)) return undefined;
  const isStart = place.before === "" || /^[.?!:;]$/.test(place.before);
  const isExpected = place.expected || BEFORE_MONTHS.test(place.before);
  return isExpected || (place.isCapital(month) && !isStart) ? calendar(groups) : undefined;
}

function partOfYear(groups: Groups): TimeSpec | undefined {
  const { part = "", number, nth, short, ofThis } = groups;
  const months = part.startsWith("q") ? 3 : 6;
  const count = Number.parseInt(number ?? nth ?? "", 10);
  const year = short === undefined ? groups["year"] : `20${short}`;
  if (count < 1 || count > 12 / months) return undefined;
  const month = (count - 1) * months + 1;
  if (year !== undefined) return { is: "calendar", month, months, year: Number(year) };
  if (ofThis !== undefined) return { is: "calendar", month, months, direction: "this" };
  return months === 3 ? { is: "calendar", month, months } : undefined;
}
