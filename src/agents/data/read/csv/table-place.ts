/** Where among the first records of a file its table begins, and how wide it is. */
import type { SampleRecord } from "./records.ts";

export interface TablePlace {
  /** How many values most of its records have. */
  readonly width: number;
  /** The index of the first record with that many values. */
  readonly first: number;
  /** The share of records from there on that have that many. */
  readonly fit: number;
}

/** From this share of records with one number of values on, that is the table's. */
const FITS = 0.9;

/**
 * The width that nearly all records have from its first occurrence on; where several are such, the one that begins
 * first. What is narrower above is titles and metadata.
 */
export function tableIn(records: readonly SampleRecord[]): TablePlace {
  const filled = records.map(({ isBlank, values }, i) => ({ i, isBlank, width: values.length }));
  const rows = filled.filter(({ isBlank }) => !isBlank);
  const widths = [...new Set(rows.map(({ width }) => width))].filter((width) => width > 1);
  const places = widths.map((width): TablePlace & { readonly count: number } => {
    // A delimiter more, at the end, changes nothing.
    const fits = (row: (typeof rows)[number]) =>
      row.width === width ||
      (row.width === width + 1 && records[row.i]?.values.at(-1)?.trim() === "");
    const start = rows.findIndex(fits);
    const after = trimNarrowEnd(rows.slice(start), width);
    const count = after.filter(fits).length;
    return { width, first: rows[start]?.i ?? 0, fit: count / after.length, count };
  });
  const least = rows.length > 2 ? 2 : 1;
  const whole = places.filter(({ fit, count }) => fit >= FITS && count >= least);
  const best =
    whole.toSorted((a, b) => a.first - b.first || b.width - a.width)[0] ??
    places.toSorted((a, b) => b.fit * b.count - a.fit * a.count)[0];
  if (best === undefined) return { width: 1, first: rows[0]?.i ?? 0, fit: 1 };
  // Records that are narrower are as good a sign against a width as those above it are none.
  const share = best.count / rows.length;
  return {
    width: best.width,
    first: best.first,
    fit: whole.includes(best) ? best.fit : share,
  };
}

/** Notes and sources below a table. */
function trimNarrowEnd<Row extends { readonly width: number }>(
  rows: readonly Row[],
  width: number,
): readonly Row[] {
  const last = rows.findLastIndex((row) => row.width >= width);
  return rows.slice(0, last + 1);
}
