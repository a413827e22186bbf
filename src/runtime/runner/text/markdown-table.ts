import type { Table } from "../../../catalog/shapes.ts";
import { cellFormat, cellText } from "./cells.ts";
import { escapeCell } from "./markdown.ts";
import { plainLine } from "./plain-line.ts";

/** A table small enough to be read as a part of an answer; in a terminal it stays on its lines. */
const MOST_ROWS = 12;
const MOST_COLUMNS = 5;
const WIDEST_CELL = 72;
/** A common width of terminals; what is wider wraps. */
const WIDEST_TABLE = 110;

/** Whether a table has enough rows to need one, and few and short enough cells to stand in an answer. */
export function isSmallTable({ columns, rows }: Table): boolean {
  if (rows.length < 2 || rows.length > MOST_ROWS) return false;
  if (columns.length < 2 || columns.length > MOST_COLUMNS) return false;
  const widths = columns.map(({ name }) =>
    Math.max(plainLine(name).length, ...rows.map((row) => cellText(row[name]).length)),
  );
  const width = widths.reduce((sum, one) => sum + one + " | ".length, 0);
  return Math.max(...widths) <= WIDEST_CELL && width <= WIDEST_TABLE;
}

/** A table as Markdown with aligned columns, numbers to the right. */
export function markdownTable({ columns, rows }: Table): string {
  const header = columns.map(({ name }) => plainLine(name));
  const format = columns.map((column) =>
    cellFormat(
      rows.map((row) => row[column.name]),
      column,
    ),
  );
  const body = rows.map((row) => columns.map(({ name }, i) => format[i]?.(row[name]) ?? ""));
  const lines = [header, ...body].map((cells) => cells.map(escapeCell));
  const shapes = columns.map(({ type }, i) => ({
    width: Math.max(3, ...lines.map((cells) => cells[i]?.length ?? 0)),
    right: type === "number",
  }));
  const [head = [], ...others] = lines.map((cells) =>
    shapes.map(({ width, right }, i) => {
      const cell = cells[i] ?? "";
      return right ? cell.padStart(width) : cell.padEnd(width);
    }),
  );
  const rule = shapes.map(({ width, right }) =>
    right ? `${"-".repeat(width - 1)}:` : "-".repeat(width),
  );
  return [head, rule, ...others].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
