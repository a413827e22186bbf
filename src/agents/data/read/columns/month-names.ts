/** Names of months and weekdays in the languages of files, as the runtime's own calendar data spells them. */

const LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt"];
/** Spellings that people use and calendars do not. */
const OTHERS: Record<string, number> = { sept: 9, mrz: 3, mär: 3, maerz: 3 };

const months = new Map<string, number>(Object.entries(OTHERS));
const weekdays = new Set<string>();

for (const language of LANGUAGES) {
  for (const style of ["long", "short"] as const) {
    // With and without a day: some languages decline the name.
    for (const options of [{ month: style }, { month: style, day: "numeric" }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
      for (let month = 0; month < 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2024, month, 15));
        const name = parts.find(({ type }) => type === "month")?.value ?? "";
        if (/\p{L}/u.test(name)) months.set(plain(name), month + 1);
      }
    }
    const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" });
    for (let day = 1; day <= 7; day += 1)
      weekdays.add(plain(format.format(Date.UTC(2024, 0, day))));
  }
}

/** 1 to 12; `undefined` for another word. */
export function monthOf(word: string): number | undefined {
  return months.get(plain(word));
}

export function isWeekday(word: string): boolean {
  return weekdays.has(plain(word));
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(".", "");
}
