/** Names of months and days of the week. */

const MONTHS = "january february march april may june july august september october november december".split(" "); // prettier-ignore
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...MONTHS.flatMap((name, i) => [[name, i + 1] as const, [name.slice(0, 3), i + 1] as const]),
  ["sept", 9] as const,
]);
const WEEKDAY_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...WEEKDAYS.flatMap((name, i) => [[name, i] as const, [`${name}s`, i] as const, [name.slice(0, 3), i] as const]),
  ["tues", 2] as const, ["thur", 4] as const, ["thurs", 4] as const,
]); // prettier-ignore
/** They are other words as well: as names of times they stand in capitals, or where a time is expected. */
const ALSO_WORDS = new Set(["may", "march", "mar", "sun", "sat", "wed", "dec", "jan"]);

export const MONTH_NAMES = [...MONTH_NUMBERS.keys()];
export const WEEKDAY_NAMES = [...WEEKDAY_NUMBERS.keys()];

/** 1 of January. */
export function monthOf(lower: string): number | undefined {
  return MONTH_NUMBERS.get(lower);
}

/** 0 of Sunday. */
export function weekdayOf(lower: string): number | undefined {
  return WEEKDAY_NUMBERS.get(lower);
}

export function isAlsoWord(lower: string): boolean {
  return ALSO_WORDS.has(lower);
}

export function isMonthOrWeekday(lower: string): boolean {
  return MONTH_NUMBERS.has(lower) || WEEKDAY_NUMBERS.has(lower);
}
