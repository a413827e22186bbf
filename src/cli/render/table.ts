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
/** Narrower, a column says nothing any more: it is left out, as long as there are others. */
const NARROWEST = 12;

export function renderTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  style: Style,
): string {
  const cells = rows.map((row) => columns.map(({ cell }) => oneLine(cell(row))));
  const natural = columns.map(({ title }, i) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[i] ?? ""))),
  );
  const widths = shrink(natural, columns, style.columns);
  const line = (texts: readonly string[], row?: Row): string =>
    columns
      .flatMap(({ align = "left", paint }, i) => {
        const width = widths[i];
        if (width === undefined) return [];
        const shown = pad(fit(texts[i] ?? "", width), width, align);
        return [paint === undefined || row === undefined ? shown : paint(shown, row)];
      })
      .join(GAP)
      .trimEnd();
  const head = style.colors.dim(line(columns.map(({ title }) => title)));
  return [head, ...rows.map((row, i) => line(cells[i] ?? [], row))].join("\n");
}

/**
 * Takes what is too much from the widest of the flexible columns, again and again; when all of them are narrow,
 * the last one goes. `undefined` stands for a column that is left out.
 */
function shrink<Row>(
  natural: readonly number[],
  columns: readonly Column<Row>[],
  available: number,
): (number | undefined)[] {
  const widths: (number | undefined)[] = [...natural];
  const total = () => {
    const kept = widths.filter((width) => width !== undefined);
    return kept.reduce((sum, width) => sum + width, 0) + GAP.length * (kept.length - 1);
  };
  while (total() > available) {
    const flexible = columns.flatMap(({ flexible: gives }, i) => {
      const width = widths[i];
      return gives === true && width !== undefined ? [{ i, width }] : [];
    });
    const widest = flexible.toSorted((a, b) => b.width - a.width)[0];
    if (widest === undefined) break;
    const narrow = widest.width <= Math.min(NARROWEST, natural[widest.i] ?? 0);
    if (!narrow) widths[widest.i] = widest.width - 1;
    else if (columns.length > 1) widths[flexible.at(-1)?.i ?? widest.i] = undefined;
    else break;
  }
  return widths;
}
