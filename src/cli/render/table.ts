/** Rows in aligned columns, as wide as the terminal allows. */
import type { Style } from "../screen.ts";
import { fit, oneLine, pad, widthOf } from "./text.ts";

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: "left" | "right";
  /** Gives way when the table is too wide; other columns keep their width. */
  readonly flexible?: boolean;
  /** Colours a cell after it was cut and padded. */
  readonly paint?: (text: string, row: Row) => string;
}

const GAP = "  ";
/** Narrower, a column says nothing any more. */
const NARROWEST = 8;

export function renderTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  style: Style,
): string {
  const cells = rows.map((row) => columns.map(({ cell }) => oneLine(cell(row))));
  const natural = columns.map(({ title }, i) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[i] ?? ""))),
  );
  const widths = shrink(natural, columns, style.columns - GAP.length * (columns.length - 1));
  const line = (texts: readonly string[], row?: Row): string =>
    columns
      .map(({ align = "left", paint }, i) => {
        const width = widths[i] ?? 0;
        const last = i === columns.length - 1 && align === "left";
        const text = fit(texts[i] ?? "", width);
        const shown = last ? text : pad(text, width, align);
        return paint === undefined || row === undefined ? shown : paint(shown, row);
      })
      .join(GAP)
      .trimEnd();
  const head = style.colors.dim(line(columns.map(({ title }) => title)));
  return [head, ...rows.map((row, i) => line(cells[i] ?? [], row))].join("\n");
}

/** Takes what is too much from the widest of the flexible columns, again and again. */
function shrink<Row>(
  natural: readonly number[],
  columns: readonly Column<Row>[],
  available: number,
): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - available;
  while (excess > 0) {
    const widest = columns
      .map((column, i) => ({ i, width: column.flexible === true ? (widths[i] ?? 0) : 0 }))
      .toSorted((a, b) => b.width - a.width)[0];
    if (widest === undefined || widest.width <= NARROWEST) break;
    widths[widest.i] = widest.width - 1;
    excess -= 1;
  }
  return widths;
}
