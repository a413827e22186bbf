/** Names of months and days of the week, whole and shortened; their first three letters tell them apart. */

export const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
export const WEEKDAY =
  "sun(?:days?)?|mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|sat(?:urdays?)?";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WEEKDAYS = "mon tue wed thu fri sat sun".split(" ");
const EITHER = new RegExp(`^(?:${MONTH}|${WEEKDAY})$`);

/** 1 of January. */
export function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1;
}

/** Days after Monday. */
export function weekdayOf(name: string): number {
  return WEEKDAYS.indexOf(name.slice(0, 3));
}

/** They are other words as well: as names of times they stand in capitals, or where a time is expected. */
export function isAlsoWord(lower: string): boolean {
  return /^(?:may|march|mar|sun|sat|wed|dec|jan)$/.test(lower);
}

export function isMonthOrWeekday(lower: string): boolean {
  return EITHER.test(lower);
}
