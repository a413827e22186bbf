/** The text of a cell, as the same value stands in a CSV file. */

/** As the reader of workbooks gives it: numbers as the digits that the file holds. */
export type SheetCell = string | boolean | Date | { readonly digits: string } | null;

/** Significant digits of Excel's own numbers: what it writes beyond them is noise of the binary form. */
const DIGITS = 15;

export function cellText(cell: SheetCell): string | null {
  if (cell === null) return null;
  if (typeof cell === "string") return cell.trim() === "" ? null : cell;
  if (typeof cell === "boolean") return String(cell);
  if (cell instanceof Date) return dateText(cell);
  return numberText(cell.digits);
}

/** `0.30000000000000004` is what Excel shows as 0.3. Long integers in plain notation. */
function numberText(digits: string): string {
  const number = Number(digits);
  if (!Number.isFinite(number)) return digits;
  if (/^-?\d{1,15}$/.test(digits)) return digits;
  const short = Number(number.toPrecision(DIGITS));
  const text = String(short);
  return /e\+/.test(text) && Number.isInteger(short) ? BigInt(short).toString() : text;
}

/** Times of a workbook have no zone; the reader gives them as UTC, to the millisecond of a binary fraction of a day. */
function dateText(date: Date): string {
  const seconds = new Date(Math.round(date.getTime() / 1000) * 1000);
  const text = seconds.toISOString().slice(0, 19);
  return text.endsWith("T00:00:00") ? text.slice(0, 10) : text;
}
