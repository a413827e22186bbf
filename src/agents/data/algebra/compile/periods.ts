/** Texts that name a moment or a whole stretch of time. */

export interface Period {
  /** For a TIMESTAMP; inclusive. */
  readonly start: string;
  /** Exclusive; of a moment the same as its start. */
  readonly end: string;
}

const DAY_MS = 86_400_000;

/** `2024`, `2024-Q3`, `2024-07`, `2024-W05`, `2024-07-01`, `2024-07-01T12:00[:00][Z]`; `undefined` for anything else. */
export function readPeriod(text: string): Period | undefined {
  const trimmed = text.trim();
  const [, year = "", rest = ""] = /^(\d{4})(?:-(.*))?$/.exec(trimmed) ?? [];
  if (year === "") return undefined;
  if (rest === "") return trimmed.endsWith("-") ? undefined : months(Number(year), 0, 12);
  const quarter = /^Q([1-4])$/i.exec(rest)?.[1];
  if (quarter !== undefined) return months(Number(year), (Number(quarter) - 1) * 3, 3);
  const month = /^(\d{2})$/.exec(rest)?.[1];
  if (month !== undefined) {
    return Number(month) >= 1 && Number(month) <= 12
      ? months(Number(year), Number(month) - 1, 1)
      : undefined;
  }
  const week = /^W(\d{2})$/i.exec(rest)?.[1];
  if (week !== undefined) return weekOf(Number(year), Number(week));
  return dayOrMoment(trimmed);
}

function dayOrMoment(text: string): Period | undefined {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = "00", fraction = "", zone] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February is no day.
  if (new Date(midnight).getUTCDate() !== Number(day)) return undefined;
  if (hour === undefined) return { start: iso(midnight), end: iso(midnight + DAY_MS) };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const offset = zone === undefined || zone === "Z" ? 0 : minutesOf(zone) * 60_000;
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  const moment = `${iso(midnight + time - offset)}${fraction}`;
  return { start: moment, end: moment };
}

function minutesOf(zone: string): number {
  const digits = zone.slice(1).replace(":", "");
  const size = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith("-") ? -size : size;
}

function months(year: number, first: number, count: number): Period {
  return { start: iso(Date.UTC(year, first)), end: iso(Date.UTC(year, first + count)) };
}

/** ISO 8601: the first week is the one with 4 January in it, and weeks begin on Monday. */
function weekOf(year: number, week: number): Period | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const start = monday + (week - 1) * 7 * DAY_MS;
  return { start: iso(start), end: iso(start + 7 * DAY_MS) };
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}
