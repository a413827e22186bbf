/** How people and their programs write dates and times. */
import * as fc from "fast-check";
import { rename } from "../names.ts";
import type { CleanCell, Ugliness, UglyFile } from "../ugly-file.ts";
import { cellsOf, mean, pickColumn, restyle, rewrite } from "./restyle.ts";

const isDay = (cell: CleanCell) => /^\d{4}-\d\d-\d\d$/.test(String(cell));
const isMoment = (cell: CleanCell) => String(cell).includes("T");
const days = (cells: readonly CleanCell[]) => cells.every(isDay);
const moments = (cells: readonly CleanCell[]) => cells.every(isMoment);

interface DayParts {
  readonly y: string;
  readonly m: string;
  readonly d: string;
  readonly date: Date;
}

const named = (language: string, month: "long" | "short", date: Date) =>
  new Intl.DateTimeFormat(language, { month, timeZone: "UTC" }).format(date);
const bare = (digits: string) => digits.replace(/^0/, "");

/** By name: every cell of a column of days is written so; `mean` where not the day itself is said. */
type Form = readonly [write: (day: DayParts) => string, mean?: (day: DayParts) => string];

const iso = (date: Date) => date.toISOString().slice(0, 10);
const monday = ({ date }: DayParts) =>
  new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000);
/** The ISO week: that of its Thursday. */
function week(day: DayParts): { readonly year: number; readonly week: string } {
  const thursday = new Date(monday(day).getTime() + 3 * 86_400_000);
  const year = thursday.getUTCFullYear();
  const past = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
  return { year, week: String(Math.floor(past / 7) + 1).padStart(2, "0") };
}
const firstOfMonth = ({ y, m }: DayParts) => `${y}-${m}-01`;
const firstOfQuarter = ({ y, m }: DayParts) =>
  `${y}-${String(Math.floor((Number(m) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
const quarter = ({ m }: DayParts) => String(Math.floor((Number(m) - 1) / 3) + 1);

function inForms(name: string, forms: readonly Form[], mayBeRefused?: true): Ugliness {
  return {
    name,
    ...(mayBeRefused && { mayBeRefused }),
    change: (file, draw) => {
      const column = pickColumn(file, draw, "time", days);
      if (column === undefined) return undefined;
      const [writeDay, meanDay] = draw(fc.constantFrom, ...forms);
      const meant =
        meanDay === undefined ? file : mean(file, column, (cell) => meanDay(partsOf(String(cell))));
      return restyle(meant, column, (cell) => (isDay(cell) ? writeDay(partsOf(cell)) : cell));
    },
  };
}

function partsOf(cell: string): DayParts {
  const [y = "", m = "", d = ""] = cell.split("-");
  return { y, m, d, date: new Date(`${cell.slice(0, 10)}T00:00:00Z`) };
}

/** Names of columns that programs give to moments. */
function renamed(file: UglyFile, column: number, name: string): UglyFile {
  if (file.header?.[column] !== file.clean.columns[column]?.name) return file;
  return {
    ...file,
    header: file.header?.with(column, name) ?? null,
    clean: rename(file.clean, column, name),
  };
}

function momentsAs(
  name: string,
  write: (moment: string, row: number) => string,
  column?: string,
): Ugliness {
  return {
    name,
    change: (file, draw) => {
      const place = pickColumn(file, draw, "time", moments);
      if (place === undefined || file.rows.length !== file.clean.rows.length) return undefined;
      const called = column === undefined ? file : renamed(file, place, column);
      let changed: UglyFile | undefined = {
        ...called,
        styles: new Map(called.styles).set(place, (cell) => cell),
      };
      for (const [i, cell] of cellsOf(file, place).entries())
        changed &&= rewrite(changed, i, place, write(String(cell), i));
      return changed;
    },
  };
}

const clock = (hours: number, minutes: string) =>
  `${hours % 12 === 0 ? 12 : hours % 12}:${minutes} ${hours < 12 ? "AM" : "PM"}`;
const seconds = (moment: string) => Date.parse(`${moment}Z`) / 1000;
/** The clock there, and its distance to UTC. */
const at = (moment: string, hours: number) => {
  const there = new Date(Date.parse(`${moment}Z`) + hours * 3_600_000).toISOString().slice(0, 19);
  return `${there}${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00`;
};

export const dates: readonly Ugliness[] = [
  inForms("days with dots", [
    [({ d, m, y }) => `${d}.${m}.${y}`],
    [({ d, m, y }) => `${bare(d)}.${bare(m)}.${y}`],
    [({ d, m, y }) => `${bare(d)}. ${bare(m)}. ${y}`],
  ]),
  // Twelve days of a month are as good as months.
  inForms(
    "days with slashes or dashes, day first",
    [
      [({ d, m, y }) => `${d}/${m}/${y}`],
      [({ d, m, y }) => `${bare(d)}/${bare(m)}/${y}`],
      [({ d, m, y }) => `${d}-${m}-${y}`],
    ],
    true,
  ),
  inForms(
    "days with slashes or dashes, month first",
    [
      [({ d, m, y }) => `${m}/${d}/${y}`],
      [({ d, m, y }) => `${bare(m)}/${bare(d)}/${y}`],
      [({ d, m, y }) => `${m}-${d}-${y}`],
    ],
    true,
  ),
  inForms(
    "years of two digits",
    [
      [({ d, m, y }) => `${d}.${m}.${y.slice(2)}`],
      [({ d, m, y }) => `${d}/${m}/${y.slice(2)}`],
      [({ d, m, y }) => `${bare(m)}/${bare(d)}/${y.slice(2)}`],
      [({ d, date, y }) => `${d}-${named("en", "short", date)}-${y.slice(2)}`],
    ],
    true,
  ),
  inForms("names of months", [
    [({ d, date, y }) => `${bare(d)} ${named("en", "short", date)} ${y}`],
    [({ d, date, y }) => `${d}-${named("en", "short", date)}-${y}`],
    [({ d, date, y }) => `${d}-${named("en", "short", date).toUpperCase()}-${y}`],
    [({ d, date, y }) => `${named("en", "long", date)} ${bare(d)}, ${y}`],
    [({ d, date, y }) => `${bare(d)}. ${named("de", "long", date)} ${y}`],
    [({ d, date, y }) => `${bare(d)} ${named("fr", "long", date)} ${y}`],
    [({ d, date, y }) => `${bare(d)} de ${named("es", "long", date)} de ${y}`],
    [({ date }) => date.toUTCString().slice(0, 16)],
    [({ d, date, y }) => `${y} ${named("en", "short", date)} ${d}`],
  ]),
  inForms("days in other writings of ISO", [
    [({ y, m, d }) => `${y}/${m}/${d}`],
    [({ y, m, d }) => `${y}.${m}.${d}`],
    [({ y, m, d }) => `${y}${m}${d}`],
    [({ y, m, d }) => `${y}-${m}-${d} 00:00:00`],
    [({ y, m, d }) => `${y}-${m}-${d}T00:00:00Z`],
    [({ y, m, d }) => `${y}-${m}-${d}T00:00:00.000Z`],
  ]),
  inForms("quarters, months and weeks", [
    [(day) => `${day.y}-Q${quarter(day)}`, firstOfQuarter],
    [(day) => `Q${quarter(day)} ${day.y}`, firstOfQuarter],
    [(day) => `${week(day).year}-W${week(day).week}`, (day) => iso(monday(day))],
    [({ y, m }) => `${y}-${m}`, firstOfMonth],
    [({ y, m }) => `${m}/${y}`, firstOfMonth],
    [({ y, m }) => `${y}M${m}`, firstOfMonth],
    [({ y, date }) => `${named("en", "short", date)}-${y.slice(2)}`, firstOfMonth],
    [({ y, date }) => `${named("en", "long", date)} ${y}`, firstOfMonth],
  ]),
  // In a column called day, 202401 has to be a month for lack of anything else.
  inForms("months as numbers", [[({ y, m }) => `${y}${m}`, firstOfMonth]], true),
  momentsAs("seconds since 1970", (moment) => String(seconds(moment)), "created_at"),
  momentsAs("milliseconds since 1970", (moment) => String(seconds(moment) * 1000), "timestamp"),
  momentsAs("one offset", (moment) => `${moment}+02:00`),
  momentsAs("several offsets", (moment, i) => at(moment, i % 2 === 0 ? 2 : -5)),
  momentsAs("UTC, with a Z and fractions", (moment) => `${moment}.000Z`),
  momentsAs("clocks of twelve hours", (moment) => {
    const [day = "", time = ""] = moment.split("T");
    const [hours = "", minutes = ""] = time.split(":");
    return `${day} ${clock(Number(hours), minutes)}`;
  }),
  momentsAs("days with dots and clocks", (moment) => {
    const [, y, m, d, time] = /^(\d+)-(\d+)-(\d+)T(\d\d:\d\d)/.exec(moment) ?? [];
    return `${d}.${m}.${y} ${time}`;
  }),
  momentsAs("times as web servers log them", (moment) => {
    const [, y, , d, time] = /^(\d+)-(\d+)-(\d+)T(.*)$/.exec(moment) ?? [];
    return `${d}/${named("en", "short", new Date(`${moment}Z`))}/${y}:${time} +0000`;
  }),
  {
    name: "one impossible date",
    mayBeRefused: true,
    change: (file, draw) => {
      const column = pickColumn(file, draw, "time", days);
      if (column === undefined) return undefined;
      const row = draw(fc.integer, { min: 0, max: file.clean.rows.length - 1 });
      const bad = draw(
        fc.constantFrom,
        "2019-02-30",
        "2019-13-01",
        "soon",
        "0000-00-00",
        "9999-99-99",
      );
      const changed = rewrite(file, row, column, bad);
      return changed && mean(changed, column, (cell, i) => (i === row ? null : cell));
    },
  },
];
