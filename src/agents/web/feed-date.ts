/** Dates of feeds: RFC 822 (RSS), RFC 3339 and W3C-DTF (Atom, JSON Feed, RDF), and usual deviations from them. */
import { zoneOf, type Zone } from "./zone-offset.ts";

export interface FeedDate {
  /** ISO 8601 in UTC. */
  readonly time: string;
  /** Something that was decided in reading it, as the end of a sentence. */
  readonly assumed?: string;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?<fraction>[.,]\d+)?)?`;
const ZONE = String.raw`(?<zone>[+-]\d{1,2}:?(?:\d{2})?|[A-Z]+(?:[+-]\d{1,2}(?::?\d{2})?)?)?`;
const WEEKDAY = String.raw`(?:[a-z]+\.?,?\s+)?`;
const MONTH = String.raw`(?<name>[a-z]{3,9})\.?`;

const FORMS = [
  // 2021-02-15T10:00:00.5+01:00, 2021-02-15 10:00 CET, 2021-02-15, 2021-02, 2021
  String.raw`(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2})(?:(?:T|\s+)${CLOCK}\s*${ZONE})?)?)?`,
  // Mon, 15 Feb 2021 10:00:00 CET
  String.raw`${WEEKDAY}(?<day>\d{1,2})[\s-]+${MONTH}[\s-]+(?<year>\d{4}|\d{2})(?:,?\s+${CLOCK}\s*${ZONE})?`,
  // Feb 15, 2021 10:00 CET; Mon Feb 15 2021 10:00:00 GMT+0100
  String.raw`${WEEKDAY}${MONTH}\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?:,?\s+${CLOCK}\s*${ZONE})?`,
  // Mon Feb 15 10:00:00 2021; Mon Feb 15 10:00:00 CET 2021
  String.raw`${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})\s+${CLOCK}\s+(?:${ZONE}\s+)?(?<year>\d{4})`,
].map((form) => new RegExp(`^${form}$`, "i"));

/** `undefined` for what is no date, or no real one, or has a zone that nobody can know. */
export function readFeedDate(text: string): FeedDate | undefined {
  // Comments may stand in parentheses: "+0100 (CET)".
  const plain = text
    .replace(/\([^)]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const fields = FORMS.map((form) => form.exec(plain)?.groups).find((found) => found !== undefined);
  if (fields === undefined) return undefined;
  const month =
    fields["name"] === undefined ? numberOf(fields["month"], 1) : monthOf(fields["name"]);
  const wall = wallTime(fields, month);
  if (wall === undefined) return undefined;
  const { zone: name, hour } = fields;
  // A day without a time is that day, as ISO 8601 in UTC has it.
  if (hour === undefined) return { time: new Date(wall).toISOString() };
  if (name === undefined)
    return { time: new Date(wall).toISOString(), assumed: "without a zone are read as UTC" };
  const zone = zoneOf(name);
  return zone === undefined ? undefined : zoned(wall, name, zone);
}

function zoned(wall: number, name: string, { minutes, readAs }: Zone): FeedDate {
  const time = new Date(wall - minutes * 60_000).toISOString();
  return readAs === undefined
    ? { time }
    : { time, assumed: `in ${name.toUpperCase()} are read as ${readAs} (${offsetText(minutes)})` };
}

/** Milliseconds as if the clock were that of UTC; `undefined` for 31 February and 25 o'clock. */
function wallTime(
  fields: Readonly<Record<string, string | undefined>>,
  month: number,
): number | undefined {
  const digits = fields["year"] ?? "";
  // RFC 2822 section 4.3: two digits are 1950 to 2049.
  const year = Number(digits) + (digits.length > 2 ? 0 : Number(digits) < 50 ? 2000 : 1900);
  const [day, hour] = [numberOf(fields["day"], 1), numberOf(fields["hour"])];
  const [minute, second] = [numberOf(fields["minute"]), numberOf(fields["second"])];
  const fraction = Number(`0${fields["fraction"]?.replace(",", ".") ?? ""}`);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A leap second is the last one that clocks know.
  date.setUTCHours(hour, minute, Math.min(second, 59), Math.floor(fraction * 1_000));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  return isReal && minute < 60 && second <= 60 ? date.getTime() : undefined;
}

/** `Feb`, `February`, `Sept`; 0 for what begins like one and is none. */
function monthOf(name: string): number {
  const lower = name.toLowerCase();
  const month = MONTHS.indexOf(lower.slice(0, 3)) + 1;
  const full = new Date(Date.UTC(2000, month - 1)).toLocaleString("en", {
    month: "long",
    timeZone: "UTC",
  });
  return full.toLowerCase().startsWith(lower) ? month : 0;
}

function numberOf(digits: string | undefined, otherwise = 0): number {
  return digits === undefined ? otherwise : Number(digits);
}

/** `UTC+05:30` */
function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  return `UTC${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}
