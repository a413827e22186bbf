/** Times of a grid as sentences write them. */
import type { Json } from "../../../contract/json.ts";
import type { Grid } from "./grids.ts";

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );

export function isTimeText(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
}

/** Whether a column has values and all of them are times: texts of dates, or whole numbers where its name speaks of years. */
export function isTimeColumn({ columns, rows }: Grid, column: number): boolean {
  const cells = rows.map((row) => row[column] ?? null).filter((cell) => cell !== null);
  const isOfYears = /(?:^|[^a-z])(?:year|yr)s?(?:$|[^a-z])/i.test(columns[column] ?? "");
  return cells.length > 0 && cells.every((cell) => isTimeText(cell) || (isOfYears && isYear(cell)));
}

/** Not a number of years, as `years in office` has them. */
function isYear(cell: Json): boolean {
  return typeof cell === "number" && Number.isInteger(cell) && cell >= 1000 && cell < 3000;
}

/**
 * The ways to write a time: as `2015-08-01`, `August 2015`, `2015`, or `August` alone. A day is one only where the
 * column has days: the first of a month stands for the month, or the year, in the others.
 */
export function waysToWrite(cell: string, isOfDays: boolean, isOfMonths: boolean): string[] {
  const [year = "", month = "01", day = "01"] = cell.slice(0, 10).split("-");
  const long = MONTHS[Number(month) - 1] ?? "";
  const names = [long, long.slice(0, 3)];
  const ways = [year];
  if (isOfMonths || isOfDays)
    ways.push(
      `${year}-${month}`,
      ...names.flatMap((name) => [
        `${name} ${year}`,
        `${name}. ${year}`,
        `${name} of ${year}`,
        name,
      ]),
    );
  if (isOfDays) {
    const date = String(Number(day));
    ways.push(
      cell.slice(0, 10),
      cell,
      ...names.flatMap((name) => [`${date} ${name} ${year}`, `${name} ${date}, ${year}`]),
    );
  }
  return [...new Set(ways)];
}
