/** What the first records of a file are: lines above the table, names, units, rows. */
import { ToolError, type Note } from "../../../../catalog/authoring.ts";
import type { DataFile } from "../existing-file.ts";
import type { ReadingOptions } from "../options.ts";
import type { Fitting } from "./dialect.ts";
import { refuseBlockAbove } from "./block-above.ts";
import { isYear, judgeNames } from "./header.ts";
import { kindOf } from "./kinds.ts";
import { cleanNames } from "./names.ts";
import type { SampleRecord } from "./records.ts";
import { isCounting, wideEnough } from "./width.ts";
import { headingsBelow, type Headings } from "./second-line.ts";

export interface Layout {
  /** How many records stand above the first row, blank ones included. */
  readonly skip: number;
  /** As many as rows have values. */
  readonly names: readonly string[];
  /** The names as written, to know a header that comes again; `undefined` when there is none. */
  readonly written: readonly string[] | undefined;
  /** Lines above the names, each as one text. */
  readonly above: readonly (readonly string[])[];
  /** A line of units below the names. */
  readonly units: readonly string[] | undefined;
  readonly rows: readonly SampleRecord[];
  /** Whether each row ends with a delimiter that begins no value. */
  readonly endsWithDelimiter: boolean;
  readonly notes: readonly Note[];
}

/** @throws ToolError that asks which line holds the names, where the lines do not show it. */
export function layOut(fitting: Fitting, options: ReadingOptions, file: DataFile): Layout {
  const { records } = fitting;
  const start =
    options.header === undefined ? findStart(fitting, file) : told(records, options, file);
  const { index, hasNames } = start;
  const header = hasNames ? records[index] : undefined;
  const width = header?.values.length ?? records[index]?.values.length ?? 1;
  const body = hasNames ? index + 1 : index;
  const headings: Headings =
    header === undefined
      ? { names: Array.from({ length: width }, () => ""), used: 0, notes: [] }
      : headingsBelow(records, index, options.header !== undefined);
  const skip = body + headings.used;
  const rows = records.slice(skip).filter(({ isBlank }) => !isBlank);
  const above = records
    .slice(0, index)
    .filter(({ isBlank, values }) => !isBlank && !/^"?sep=.?"?$/i.test(values.join("").trim()))
    .map(({ values }) => values);
  const { names, notes } = cleanNames(
    header === undefined ? headings.names : wideEnough(headings.names, rows, fitting, file),
  );
  return {
    skip,
    names,
    written: header?.values,
    above,
    units: headings.units,
    rows,
    endsWithDelimiter: isMostly(rows, ({ values }) => values.length === names.length + 1),
    notes: [...aboveNotes(above, header?.line), ...start.notes, ...headings.notes, ...notes],
  };
}

interface Start {
  readonly index: number;
  readonly hasNames: boolean;
  readonly notes: readonly Note[];
}

function told(records: readonly SampleRecord[], { header }: ReadingOptions, file: DataFile): Start {
  if (header === "none" || header === undefined) {
    const index = records.findIndex(({ isBlank }) => !isBlank);
    return { index: Math.max(0, index), hasNames: false, notes: [] };
  }
  const index = records.findIndex(({ line, isBlank }) => line === header && !isBlank);
  if (index === -1) {
    throw new ToolError(`Line ${header} of ${file.name} holds no names of columns.`, {
      help: "Give the line that does, counted from 1 with blank lines.",
    });
  }
  return { index, hasNames: true, notes: [] };
}

/** The record of the names, or the first row when there are none. */
function findStart({ records, place }: Fitting, file: DataFile): Start {
  const isRow = ({ isBlank, values }: SampleRecord) => !isBlank && values.length >= place.width;
  // Spreadsheets pad titles to the width of the table: one value, and nothing behind it.
  let index = records.findIndex(
    (record, i) => i >= place.first && isRow(record) && !isComment(record),
  );
  const table = records.findIndex(
    (record, i) => i >= index && isRow(record) && !isComment(record) && filled(record) > 1,
  );
  if (place.width > 1 && table !== -1 && table - index <= LONGEST_METADATA) index = table;
  // A last comment with a name for each value is the header: `#id,name`.
  const above = records[index - 1];
  if (above?.values.length === place.width && place.width > 1 && isComment(above)) index -= 1;
  index = afterMetadata(records, index, place.width, file);
  if (index < 0) return { index: 0, hasNames: false, notes: [] };
  refuseWiderAbove(records, index, file);
  refuseBlockAbove(records, index, file);
  const names = records[index]?.values ?? [];
  const below = records
    .slice(index + 1)
    .filter(isRow)
    .map(({ values }) => values)
    // A header that comes again says nothing of values.
    .filter((values) => values.join("\n") !== names.join("\n"));
  const verdict = judgeNames(names, below);
  const over = records[index - 1];
  const isRowAlone = below.length === 0 && names.some((name) => kindOf(name) === "figure");
  if (over !== undefined && !over.isBlank && (verdict === "values" || isRowAlone)) {
    // The same rows either way: a title, or names of which all but one are missing.
    const isPadded = over.values.length === place.width && filled(over) === 1;
    // The name of the first column is missing, as R leaves it out.
    const isShorter =
      filled(over) === place.width - 1 && (place.width > 2 || isCounting(records.slice(index)));
    if (place.width > 1 && (isPadded || isShorter)) {
      const isUnit = over.values.some((value) => /^\s*[[(].*[\])]\s*$/.test(value));
      const higher = records[index - 2];
      const isHigher = isUnit && higher?.values.length === place.width && filled(higher) > 0;
      return { index: index - (isHigher ? 2 : 1), hasNames: true, notes: [] };
    }
  }
  const line = records[index]?.line ?? 1;
  if (verdict === "unsure") {
    throw new ToolError(
      `Whether line ${line} of ${file.name} (${names.join(", ").slice(0, 60)}) holds names of columns or values cannot be seen.`,
      {
        help: `Say it in the configuration of the workspace: reading: { "${file.name}": { header: ${line} } }, or { header: none }.`,
      },
    );
  }
  if (verdict === "names") return { index, hasNames: true, notes: [] };
  const text = "the file has no line of column names: they are called by their place";
  return { index, hasNames: false, notes: [{ kind: "assumed", text }] };
}

function isComment({ values }: SampleRecord): boolean {
  return (values[0] ?? "").trimStart().startsWith("#");
}

/** A table may have blank lines between its rows; metadata of more lines than this are not looked for. */
const LONGEST_METADATA = 30;
/** From as many rows on, what stands above a second header is a table of its own. */
const TABLE_ROWS = 3;

/** Where metadata are as wide as the table: the record behind the last blank line that is header to what follows. */
function afterMetadata(
  records: readonly SampleRecord[],
  first: number,
  width: number,
  file: DataFile,
): number {
  const isRow = ({ isBlank, values }: SampleRecord) => !isBlank && values.length === width;
  for (let i = Math.min(records.length - 2, first + LONGEST_METADATA); i > first; i -= 1) {
    const names = records[i];
    if (names === undefined || !isRow(names) || !opensBlock(records, i)) continue;
    const values = (rows: readonly SampleRecord[]) => rows.filter(isRow).map((row) => row.values);
    const above = values(records.slice(first, i));
    const same = (row: readonly string[]) => row.join("\n") === names.values.join("\n");
    const isNames =
      names.values.some((name) => kindOf(name) === "text") &&
      names.values.every((name) => kindOf(name) === "text" || isYear(name)) &&
      namesDiffer(
        names.values,
        values(records.slice(i + 1)).filter((row) => !same(row)),
      );
    // The same names again are the table's, in the middle of it.
    if (!isNames || above.some(same)) continue;
    if (above.length > TABLE_ROWS && namesDiffer(above[0] ?? [], above.slice(1))) {
      throw new ToolError(
        `${file.name} holds two tables: another header stands in line ${names.line}.`,
        {
          help: `Put them into files of their own, or read the second alone: reading: { "${file.name}": { header: ${names.line} } }.`,
        },
      );
    }
    return i;
  }
  return first;
}

/** Whether nothing but titles stands between a record and the blank line above it. */
function opensBlock(records: readonly SampleRecord[], index: number): boolean {
  const before = records.slice(0, index).findLast((record) => record.isBlank || filled(record) > 1);
  return before?.isBlank === true;
}

function filled({ values }: SampleRecord): number {
  return values.filter((value) => value.trim() !== "").length;
}

function namesDiffer(names: readonly string[], below: readonly (readonly string[])[]): boolean {
  // A note below the table may be as wide as it is.
  return names.some((_, i) => {
    const words = below.filter((row) => kindOf(row[i] ?? "") === "text").length;
    return below.length > 0 && words <= 0.25 * below.length;
  });
}

function refuseWiderAbove(records: readonly SampleRecord[], index: number, file: DataFile): void {
  const width = records[index]?.values.length ?? 0;
  const wider = records
    .slice(0, index)
    .find(
      (record) =>
        !isComment(record) && record.values.findLastIndex((value) => value.trim() !== "") >= width,
    );
  if (wider === undefined) return;
  throw new ToolError(
    `Line ${wider.line} of ${file.name} has ${wider.values.length} values, those below it ${width}: which one holds the names of the columns cannot be seen.`,
    {
      help: `Correct the lines, or say it in the configuration of the workspace: reading: { "${file.name}": { header: ${records[index]?.line} } }.`,
    },
  );
}

/** Broken lines and notes below a table are few. */
function isMostly(rows: readonly SampleRecord[], test: (row: SampleRecord) => boolean): boolean {
  return rows.length > 0 && rows.filter(test).length > 0.5 * rows.length;
}

function aboveNotes(above: readonly (readonly string[])[], line: number | undefined): Note[] {
  const titles = above.filter((values) => !/^\s*#/.test(values[0] ?? ""));
  if (titles.length === 0) return [];
  const where =
    line === undefined ? "the rows" : `the names of the columns, which are in line ${line}`;
  const shown = titles[0]?.filter((value) => value.trim() !== "").join(" ") ?? "";
  return [
    {
      kind: "read",
      text: `what stands above ${where}, is left out ("${shown.trim().slice(0, 60)}"${titles.length > 1 ? ", …" : ""})`,
    },
  ];
}
