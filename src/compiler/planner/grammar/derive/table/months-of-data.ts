/** "In August" without a year, of rows that all are of one: that year is meant. */
import { resolveDateMath } from "../../../../../contract/date-math.ts";
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Mark, Period, Reading } from "../../read/reading.ts";

const BARE = /^now(?:-\d+M)?(?:-\d+d)?\/y(.*)$/;
const DIRECTED =
  /^(?:last|past|previous|preceding|recent|prior|this|current|next|coming|upcoming|following|year|date|ytd)$/;

/** Whether a time is a month, a day or a quarter whose year is not said. */
export function isYearless({ tokens }: Reading, mark: Mark): boolean {
  if (mark.is !== "time") return false;
  const { period } = mark;
  const isOfYear = BARE.test(period.math?.from ?? "") && period.unit !== "year";
  return isOfYear && !tokens.slice(mark.from, mark.to).some(({ lower }) => DIRECTED.test(lower));
}

/** What is read into months, by where they stand. */
export interface Dated {
  readonly reading: Reading;
  readonly assumed: ReadonlyMap<number, string>;
}

/** A reading whose months without a year are those of the year of all rows. */
export function withYearOfData(reading: Reading, columns: readonly ColumnFacts[]): Dated {
  const year = onlyYearOf(columns);
  const assumed = new Map<number, string>();
  if (year === undefined) return { reading, assumed };
  const marks = reading.marks.map((mark): Mark => {
    const period =
      mark.is === "time" && isYearless(reading, mark) ? inYear(mark.period, year) : undefined;
    if (mark.is !== "time" || period === undefined) return mark;
    const said = reading.tokens
      .slice(mark.from, mark.to)
      .map(({ text }) => text)
      .join(" ");
    assumed.set(mark.from, `${said} of ${year} is meant, the year of all rows`);
    return { ...mark, period };
  });
  return { reading: { ...reading, marks }, assumed };
}

/** The year of all times of some columns; `undefined` where there are several, or none is known. */
function onlyYearOf(columns: readonly ColumnFacts[]): number | undefined {
  const times = columns.filter(({ type }) => type === "time");
  const years = new Set(times.flatMap(({ min, max }) => [min, max]).map((day) => day?.slice(0, 4)));
  const [only] = years;
  return years.size === 1 && only !== undefined && /^\d{4}$/.test(only) ? Number(only) : undefined;
}

/** The same days of a year; `undefined` where they end in the year after it, or are of that year anyway. */
function inYear({ from, math, unit }: Period, year: number): Period | undefined {
  if (from === undefined || from.startsWith(String(year))) return undefined;
  const day = (text: string | undefined): string | undefined => {
    const [, steps] = BARE.exec(text ?? "") ?? [];
    return steps === undefined
      ? undefined
      : resolveDateMath(`now/y${steps}`, new Date(Date.UTC(year, 6)));
  };
  const [first, last] = [day(math?.from), day(math?.to)];
  if (first === undefined || last === undefined || first > last) return undefined;
  return { from: first, to: last, ...(unit && { unit }) };
}
