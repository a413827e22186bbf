/** Rows in aligned columns, as wide as the terminal allows. */
import type { Style } from "../screen.ts";
import { fit, linesOf, oneLine, pad, widthOf } from "./text.ts";

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: "left" | "right";
  /** Gives way when the table is too wide; other columns keep their width or are left out. */
  readonly flexible?: boolean;
  /** Is never left out. The first column is not either. */
  readonly essential?: boolean;
  /** What is too long goes on below, and is not cut. */
  readonly wraps?: boolean;
  /** Colours a cell after it was cut and padded. */
  readonly paint?: (text: string, row: Row) => string;
}

const GAP = "  ";
/** Narrower, a column says little: another one is left out first. */
const NARROWEST = 12;
/** An essential column has at least these. */
const LEAST = 4;

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
  const wrapped = (texts: readonly string[], row: Row): string[] => {
    const parts = columns.map(({ wraps }, i) => {
      const [text = "", width = 0] = [texts[i], widths[i]];
      return wraps === true ? linesOf(text, width) : [text];
    });
    const height = Math.max(...parts.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) =>
      line(
        parts.map((lines) => lines[at] ?? ""),
        row,
      ),
    );
  };
  const head = style.colors.dim(line(columns.map(({ title }) => title)));
  return [head, ...rows.flatMap((row, i) => wrapped(cells[i] ?? [], row))].join("\n");
}

/**
 * Takes what is too much from the widest of the flexible columns, again and again; when all of them are narrow, the
 * last of those that are not essential goes, and the others have its room. `undefined` stands for a column that is left out.
 */
function shrink<Row>(
  natural: readonly number[],
  columns: readonly Column<Row>[],
  available: number,
): (number | undefined)[] {
  const widths: (number | undefined)[] = [...natural];
  const kept = () => widths.filter((width) => width !== undefined);
  const total = () =>
    kept().reduce((sum, width) => sum + width, 0) + GAP.length * (kept().length - 1);
  const widest = (least: number): number | undefined =>
    columns
      .flatMap(({ flexible }, i) => {
        const [width = 0, most = 0] = [widths[i], natural[i]];
        return flexible === true && width > Math.min(least, most) ? [{ i, width }] : [];
      })
      .toSorted((a, b) => b.width - a.width)[0]?.i;
  while (total() > available) {
    const gives = widest(NARROWEST);
    if (gives !== undefined) {
      widths[gives] = (widths[gives] ?? 0) - 1;
      continue;
    }
    const goes = leftOut(columns, widths);
    if (goes !== undefined) {
      widths.forEach((width, i) => {
        if (width !== undefined) widths[i] = i === goes ? undefined : natural[i];
      });
      continue;
    }
    const last = widest(LEAST);
    if (last === undefined) break;
    widths[last] = (widths[last] ?? 0) - 1;
  }
  return widths;
}

/** The last flexible column that is there and not essential, else the last of any kind; never the only one. */
function leftOut<Row>(
  columns: readonly Column<Row>[],
  widths: readonly (number | undefined)[],
): number | undefined {
  const there = columns.flatMap((column, i) => (widths[i] === undefined ? [] : [{ i, column }]));
  const goes = there.slice(1).filter(({ column }) => column.essential !== true);
  return (goes.findLast(({ column }) => column.flexible === true) ?? goes.at(-1))?.i;
}
