/** A table in GitHub's Markdown. Nothing in a cell can end the cell, start markup or become HTML. */
import type { Table } from "../../catalog/authoring.ts";
import { cellFormat } from "./format-cells.ts";
import { widen } from "./wide-table.ts";

export interface MarkdownTable {
  readonly text: string;
  /** Rows of the table as it is laid out, shown or not. */
  readonly rows: number;
  readonly shown: number;
}

export function markdownTable(table: Table, limit: number): MarkdownTable {
  const wide = widen(table);
  const shown = wide.rows.slice(0, limit);
  const formats = wide.columns.map((column) => cellFormat(wide, column));
  const lines = [
    wide.columns.map((column) => escapeMarkdown(headerOf(column))),
    wide.columns.map(({ type }) => (type === "number" ? "--:" : ":--")),
    ...shown.map((row) =>
      wide.columns.map(({ name }, i) => escapeMarkdown(formats[i]?.(row[name]) ?? "")),
    ),
  ].map((cells) => `| ${cells.join(" | ")} |`);
  // Of a table that is only a part, all rows count that it was taken from.
  const beyond = table.excerpt === undefined ? 0 : table.excerpt.totalRows - table.rows.length;
  const rows = wide.rows.length + beyond;
  const rest = rows - shown.length;
  const more = rest === 1 ? "1 more row is" : `${rest.toLocaleString("en")} more rows are`;
  const note = rest > 0 ? `\n\n*${more} not shown.*` : "";
  return { text: lines.join("\n") + note, rows, shown: shown.length };
}

function headerOf({ name, unit }: Table["columns"][number]): string {
  return unit === undefined || unit === "" ? name : `${name} (${unit})`;
}

/** One line of plain text as Markdown that shows exactly this text, in every viewer. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*[\]|~]/g, "\\$&")
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replaceAll(/\s+/g, " ");
}
