/** Where the table stands in a sheet: below titles and blank rows, above notes. */
import type { ReadingOptions } from "../options.ts";
import { cellText, type SheetCell } from "./cell-text.ts";

export interface SheetTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly notes: readonly string[];
}

type Row = readonly SheetCell[];

/** The header is the first row as wide as most rows, of which every cell is filled. */
export function findTable(rows: readonly Row[], options: ReadingOptions): SheetTable {
  const [left, right] = bounds(rows);
  const places = Array.from({ length: right - left }, (_, i) => left + i);
  const cells = rows.map((row) => places.map((place) => row[place] ?? null));
  const hasNames = options.header !== "none";
  const header = typeof options.header === "number" ? options.header - 1 : headerOf(cells);
  const first = hasNames ? header + 1 : header;
  const body = cells.slice(first).filter((row) => widthOf(row) > 0);
  const names = hasNames
    ? namesOf(cells[header] ?? [])
    : namesOf(Array.from({ length: right - left }, () => null));
  // Notes stand below, in one cell, where rows have several.
  let end = body.length;
  while (end > 0 && names.length > 1 && widthOf(body[end - 1] ?? []) === 1 && isNote(body[end - 1]))
    end -= 1;
  const above = cells.slice(0, hasNames ? header : first).filter((row) => widthOf(row) > 0).length;
  const notes: string[] = [];
  if (above > 0) {
    notes.push(
      `the names of columns are in row ${header + 1}; ${say(above)} above ${above === 1 ? "is" : "are"} left out`,
    );
  }
  if (end < body.length) {
    notes.push(
      `${say(body.length - end)} of notes below the table ${body.length - end === 1 ? "is" : "are"} left out`,
    );
  }
  const kept = names.map(
    (_, i) =>
      body.slice(0, end).some((row) => (row[i] ?? null) !== null) ||
      (cells[header]?.[i] ?? null) !== null,
  );
  return {
    names: names.filter((_, i) => kept[i]),
    rows: body.slice(0, end).map((row) => row.filter((_, i) => kept[i])),
    notes,
  };
}

function say(rows: number): string {
  return rows === 1 ? "1 row" : `${rows} rows`;
}

function widthOf(row: Row): number {
  return row.filter((cell) => cellText(cell) !== null).length;
}

function isNote(row: Row | undefined): boolean {
  const [first, ...others] = row ?? [];
  return typeof first === "string" && others.every((cell) => cellText(cell) === null);
}

/** The columns between the first and the last with a value. */
function bounds(rows: readonly Row[]): [number, number] {
  let left = Infinity;
  let right = 0;
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      if (cellText(cell) === null) continue;
      left = Math.min(left, i);
      right = Math.max(right, i + 1);
    }
  }
  return left === Infinity ? [0, 0] : [left, right];
}

function headerOf(cells: readonly Row[]): number {
  const widths = cells.map(widthOf);
  const filled = widths.filter((width) => width > 0).toSorted((a, b) => a - b);
  const typical = filled[Math.floor(filled.length / 2)] ?? 1;
  const found = widths.findIndex(
    (width) => width >= Math.min(typical, 2) && width >= typical * 0.75,
  );
  return Math.max(0, found);
}

function namesOf(row: Row): string[] {
  const taken = new Set<string>();
  return row.map((cell, i) => {
    const name = cellText(cell)?.trim().replaceAll(/\s+/g, " ") ?? `column${i + 1}`;
    let free = name;
    for (let n = 1; taken.has(free.toLowerCase()); n += 1) free = `${name}_${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
