/** A column whose values are written in another way. */
import * as fc from "fast-check";
import type { CleanCell, CleanTable, Draw, UglyFile } from "../ugly-file.ts";

type Type = CleanTable["columns"][number]["type"];

/** The place of a column of the type, whose values nobody has restyled yet. */
export function pickColumn(
  file: UglyFile,
  draw: Draw,
  type: Type,
  fits: (cells: readonly CleanCell[]) => boolean = () => true,
): number | undefined {
  const places = file.clean.columns.flatMap((column, i) =>
    column.type === type && !file.styles.has(i) && fits(cellsOf(file, i)) ? [i] : [],
  );
  return places.length === 0 ? undefined : draw(fc.constantFrom, ...places);
}

export function cellsOf({ clean }: UglyFile, column: number): CleanCell[] {
  return clean.rows.map((row) => row[column] ?? null);
}

export function restyle(file: UglyFile, column: number, style: (cell: string) => string): UglyFile {
  return { ...file, styles: new Map(file.styles).set(column, style) };
}

/** Other values are what is meant: a month in the place of a day. */
export function mean(
  file: UglyFile,
  column: number,
  of: (cell: CleanCell, row: number) => CleanCell,
): UglyFile {
  const rows = file.clean.rows.map((row, i) => row.with(column, of(row[column] ?? null, i)));
  return { ...file, clean: { ...file.clean, rows } };
}

/** One row of the table gets another cell; `undefined` where rows were added already. */
export function rewrite(
  file: UglyFile,
  row: number,
  column: number,
  cell: string,
): UglyFile | undefined {
  if (file.rows.length !== file.clean.rows.length) return undefined;
  const cells = file.rows[row];
  if (cells === undefined) return undefined;
  return { ...file, rows: file.rows.with(row, cells.with(column, cell)) };
}
