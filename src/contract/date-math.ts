/**
 * Times that are relative to the start of a run, as Elasticsearch, OpenSearch and Grafana write them: `now`, then any
 * number of `+3d`, `-1M` (added) and `/d` (rounded down), from left to right. Units: y years, Q quarters, M months,
 * w weeks (from Monday), d days, h or H hours, m minutes, s seconds.
 * https://www.elastic.co/docs/reference/elasticsearch/rest-apis/common-options#date-math
 */

const UNITS = {
  y: "year",
  Q: "quarter",
  M: "month",
  w: "week",
  d: "day",
  h: "hour",
  H: "hour",
  m: "minute",
  s: "second",
} as const;
export type TimeUnit = (typeof UNITS)[keyof typeof UNITS];

export type Step =
  | { readonly do: "add"; readonly count: number; readonly unit: TimeUnit }
  | { readonly do: "round"; readonly unit: TimeUnit };

const STEP = /([+-])(\d{1,6})([yQMwdhHms])|\/([yQMwdhHms])/y;

/** The steps after `now`; `undefined` when the text is no such time. */
export function parseDateMath(text: string): readonly Step[] | undefined {
  if (!text.startsWith("now")) return undefined;
  const steps: Step[] = [];
  STEP.lastIndex = 3;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (match === null) return undefined;
    const [, sign, count, added, rounded] = match;
    steps.push(
      rounded === undefined
        ? { do: "add", count: Number(`${sign}${count}`), unit: UNITS[added as keyof typeof UNITS] }
        : { do: "round", unit: UNITS[rounded as keyof typeof UNITS] },
    );
  }
  return steps;
}

const MS: Partial<Readonly<Record<TimeUnit, number>>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
};
const MONTHS: Partial<Readonly<Record<TimeUnit, number>>> = { month: 1, quarter: 3, year: 12 };

/** Whether it is a day (`2026-11-27`), and no point in time: the last rounding is to days, and nothing finer follows. */
function isDay(steps: readonly Step[]): boolean {
  const rounded = steps.findLastIndex((step) => step.do === "round");
  const rest = rounded === -1 ? undefined : steps.slice(rounded);
  return rest?.every(({ unit }) => MS[unit] === undefined) ?? false;
}

/**
 * The time as text: a day, `2026-11-27`, when it is rounded to a day or more; else a point in time in UTC,
 * `2026-11-27T09:30:00.000Z`. `undefined` when the text is no such time, or leaves what dates can say.
 *
 * @param zone IANA name: where days, weeks, months and years begin
 */
export function resolveDateMath(text: string, now: Date, zone = "UTC"): string | undefined {
  const steps = parseDateMath(text);
  if (steps === undefined) return undefined;
  let at = now;
  for (const step of steps) at = step.do === "add" ? add(at, step, zone) : round(at, step, zone);
  if (Number.isNaN(at.getTime())) return undefined;
  return isDay(steps) ? toWall(at, zone).toISOString().slice(0, 10) : at.toISOString();
}

function add(at: Date, { count, unit }: { count: number; unit: TimeUnit }, zone: string): Date {
  const ms = MS[unit];
  if (ms !== undefined) return new Date(at.getTime() + count * ms);
  const wall = toWall(at, zone);
  const months = MONTHS[unit];
  if (months === undefined) wall.setUTCDate(wall.getUTCDate() + count * (unit === "week" ? 7 : 1));
  else addMonths(wall, count * months);
  return fromWall(wall, zone);
}

/** The 31st of a month becomes the last day of a shorter one. */
function addMonths(wall: Date, count: number): void {
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + count);
  const last = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  wall.setUTCDate(Math.min(day, last));
}

function round(at: Date, { unit }: { unit: TimeUnit }, zone: string): Date {
  const wall = toWall(at, zone);
  const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
  const first = (m: number, d: number): Date => fromWall(new Date(Date.UTC(year, m, d)), zone);
  switch (unit) {
    case "year":
      return first(0, 1);
    case "quarter":
      return first(month - (month % 3), 1);
    case "month":
      return first(month, 1);
    case "week":
      return first(month, day - ((wall.getUTCDay() + 6) % 7));
    case "day":
      return first(month, day);
    case "hour":
    case "minute":
    case "second": {
      const ms = MS[unit] ?? 1;
      // Zones are off by quarters of an hour.
      const offset = wall.getTime() - at.getTime();
      return new Date(Math.floor((at.getTime() + offset) / ms) * ms - offset);
    }
  }
}

/** What clocks in a zone show, as if it were UTC. */
function toWall(at: Date, zone: string): Date {
  if (zone === "UTC" || Number.isNaN(at.getTime())) return new Date(at);
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: string): number =>
    Number(parts.find((found) => found.type === type)?.value ?? 0);
  const ms = ((at.getTime() % 1_000) + 1_000) % 1_000;
  return new Date(
    Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
      ms,
    ),
  );
}

/** When clocks in a zone show that; the first time when they show it twice, and after the gap when they never do. */
function fromWall(wall: Date, zone: string): Date {
  if (zone === "UTC" || Number.isNaN(wall.getTime())) return new Date(wall);
  const offsetAt = (ms: number): number => toWall(new Date(ms), zone).getTime() - ms;
  const day = 86_400_000;
  const offsets = [offsetAt(wall.getTime() - day), offsetAt(wall.getTime() + day)];
  const fitting = offsets
    .map((offset) => wall.getTime() - offset)
    .filter((ms) => ms + offsetAt(ms) === wall.getTime());
  return new Date(
    fitting.length > 0 ? Math.min(...fitting) : wall.getTime() - Math.min(...offsets),
  );
}
