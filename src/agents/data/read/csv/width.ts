/** How many columns there are, where names and rows do not agree. */
import { ToolError } from "../../../../catalog/authoring.ts";
import type { DataFile } from "../existing-file.ts";
import type { Fitting } from "./dialect.ts";
import type { SampleRecord } from "./records.ts";

/** A header may lack the name of its first column: row numbers, as R writes them. */
export function wideEnough(
  names: readonly string[],
  rows: readonly SampleRecord[],
  { dialect }: Fitting,
  file: DataFile,
): readonly string[] {
  // A delimiter at the end of the header begins no column when nothing ever stands there.
  let width = names.length;
  while (width > 1 && isEmptyFrom(width - 1, names, rows)) width -= 1;
  const wide = rows.filter(({ values }) => values.length === width + 1);
  if (rows.length === 0 || wide.length < rows.length) return names.slice(0, width);
  if (wide.every(({ values }) => values.at(-1)?.trim() === "")) return names.slice(0, width);
  if (isCounting(rows)) return ["", ...names];
  throw new ToolError(
    `${file.name} has ${width} names of columns and ${width + 1} values in each row.`,
    {
      help: `Give each column a name: one may be missing, or a "${dialect.delimiter}" in the values may be no delimiter.`,
    },
  );
}

/** Whether the first values are 1, 2, 3, … */
export function isCounting(records: readonly SampleRecord[]): boolean {
  const rows = records.filter(({ isBlank }) => !isBlank);
  return rows.every(({ values }, i) => Number(values[0]) === Number(rows[0]?.values[0]) + i);
}

function isEmptyFrom(
  place: number,
  names: readonly string[],
  rows: readonly SampleRecord[],
): boolean {
  return (
    (names[place] ?? "").trim() === "" &&
    rows.every(({ values }) => values.slice(place).every((value) => value.trim() === ""))
  );
}
