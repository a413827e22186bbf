import type { Table } from "../../../catalog/shapes.ts";
import { cellFormat } from "./cells.ts";
import { escapeCell } from "./markdown.ts";
import { plainLine } from "./plain-line.ts";

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
