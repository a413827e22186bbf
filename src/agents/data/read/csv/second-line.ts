/** A second line of names, or a line of units, below the first one. */
import type { Note } from "../../../../catalog/authoring.ts";
import { isYear } from "./header.ts";
import { kindOf, kindOfColumn } from "./kinds.ts";
import type { SampleRecord } from "./records.ts";

export interface Headings {
  readonly names: readonly string[];
  /** Records below the names that are no rows. */
  readonly used: number;
  readonly units?: readonly string[];
  readonly notes: readonly Note[];
}

const UNIT =
  /^(?:[[(](?![^\p{L}]*\d[^\p{L}]*[\])]$).*[\])]|%|‰|[µmcdkMG]?(?:m|g|s|l|L|W|Wh|Hz|V|A|J|Pa|bar|B|t)[²³23]?|[°º]?[CFK]|ha|km\/h|m\/s|mi|ft|in|lb|oz|min|h|d|yr|years?|days?|hours?|EUR|USD|GBP|CHF|JPY|€|\$|£|¥|in .{1,20})$/u;
/** Rows that a line is compared with. */
const COMPARED_ROWS = 200;

/**
 * Words where all other rows have figures are no row: units, or the lower of two lines of names.
 * @param isTold whether the user said which line holds the names
 */
export function headingsBelow(
  records: readonly SampleRecord[],
  index: number,
  isTold: boolean,
): Headings {
  const names = records[index]?.values ?? [];
  const at = records.findIndex(({ isBlank }, i) => i > index && !isBlank);
  const next = records[at];
  const plain = { names, used: 0, notes: [] };
  if (next === undefined || next.values.length !== names.length) return plain;
  const rows = records
    .slice(at + 1, at + 1 + COMPARED_ROWS)
    .filter((record) => !record.isBlank && !holdsRecords(record, names.length))
    .map(({ values }) => values);
  const figures = names.flatMap((_, i) =>
    rows.length > 0 && kindOfColumn(rows.map((row) => row[i] ?? "")) === "figure" ? [i] : [],
  );
  const over = figures.map((i) => (next.values[i] ?? "").trim());
  const words = over.filter((value) => value !== "");
  if (words.length === 0) return plain;
  const used = at - index;
  if (words.every((value) => UNIT.test(value))) {
    const text = `line ${next.line}, below the names of the columns, is read as their units`;
    return { names, used, units: next.values, notes: [{ kind: "read", text }] };
  }
  const isHeading = over.every((value, i) => value !== "" && !isFigure(value, rows, figures[i]));
  if (figures.length < 2 || !isHeading || isTold) return plain;
  const joined = names.map((name, i) => join(upper(names, i), next.values[i] ?? "", name));
  const text = `lines ${records[index]?.line} and ${next.line} are both read as names of the columns`;
  const notes: Note[] = [{ kind: "read", text }];
  const third = records[at + 1];
  if (third === undefined || !holdsRecords(third, names.length)) {
    return { names: joined, used, notes };
  }
  notes.push({
    kind: "read",
    text: `line ${third.line}, below the names of the columns, describes them and is left out`,
  });
  return { names: joined, used: used + 1, notes };
}

/** Platforms of surveys write a line of `{"ImportId":"QID1"}` for their own use. */
function holdsRecords({ values }: SampleRecord, width: number): boolean {
  return values.length === width && values.every((value) => /^\s*\{".*\}\s*$/s.test(value));
}

/** `31.12.2019` and `2019` above `35752,50` are no figures of that column. */
function isFigure(value: string, rows: readonly (readonly string[])[], i: number | undefined) {
  if (kindOf(value) === "empty") return true;
  if (kindOf(value) !== "figure") return false;
  const pattern = isYear(value) ? YEAR : DATE;
  return !pattern.test(value) || rows.some((row) => pattern.test((row[i ?? 0] ?? "").trim()));
}

const YEAR = /^(1[5-9]|20|21)\d\d$/;
const DATE = /^\d{1,4}([-./])\d{1,2}\1\d{1,4}$/;

/** A name that spans several columns stands above the first of them. */
function upper(names: readonly string[], i: number): string {
  return names.slice(0, i + 1).findLast((name) => name.trim() !== "") ?? "";
}

function join(above: string, below: string, own: string): string {
  if (below.trim() === "") return own;
  return above.trim() === "" || above.trim() === below.trim()
    ? below
    : `${above.trim()} ${below.trim()}`;
}
