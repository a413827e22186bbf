/** Values as an answer says them: with their unit, and with no more digits than the data have. */
import { writePeriod, type Cell, type Table } from "../../../../catalog/authoring.ts";
import { say } from "../../numbers.ts";
import type { Bucket, Cycle } from "../schema/derive.ts";

/** More decimals than that come from a computation. */
const MOST_DECIMALS = 6;

/** @param isStatistic whether it was computed (a mean) and not added up or found in the data */
export function sayCell(
  cell: Cell | undefined,
  column: Table["columns"][number] | undefined,
  isStatistic: boolean,
): string {
  if (cell === null || cell === undefined) return "no value";
  // 2009 is no 2,009 years, and order 7014 is none of 7,014.
  if (column?.type !== "number" || isYear(cell, column.name) || NUMBERING.test(column.name))
    return String(cell);
  const decimals = /\.(\d+)$/.exec(String(cell))?.[1]?.length ?? 0;
  const isExact = !isStatistic && decimals <= MOST_DECIMALS && /^-?\d+(\.\d+)?$/.test(String(cell));
  // Digits of long numbers are taken as they are: Intl reads decimal text exactly.
  const text = isExact
    ? new Intl.NumberFormat("en", { maximumFractionDigits: MOST_DECIMALS }).format(
        (typeof cell === "string" ? cell : Number(cell)) as number,
      )
    : say(Number(cell));
  const { unit } = column;
  if (unit === undefined) return text;
  return unit === "%" ? `${text}%` : `${text} ${unit}`;
}

/** Numbers that something is called by. */
const NUMBERING = /(?:^|[^\p{L}])(?:id|no|nr|code|zip|postcode)$/iu;
const YEARS =
  /(?:^|[^\p{L}])(?:years?|yrs?|seasons?|vintages?|built|founded|established|installed|opened|born|released|published)(?:$|[^\p{L}])/iu;

function isYear(cell: Cell, name: string): boolean {
  return /^[12]\d{3}$/.test(String(cell)) && YEARS.test(name);
}

/** `2024-03` for a month, `2024-W05` for a week, `2024-Q1` for a quarter. */
export function sayKey(cell: Cell | undefined, bucket: Bucket | Cycle | undefined): string {
  if (cell === null || cell === undefined) return "none";
  const text = String(cell);
  switch (bucket) {
    case "year":
      return text.slice(0, 4);
    case "month":
      return text.slice(0, 7);
    case "week":
    case "quarter":
      return writePeriod(text, bucket);
    case "hour of day":
      return `${text} h`;
    default:
      return text;
  }
}
