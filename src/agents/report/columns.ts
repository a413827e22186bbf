/** Finds the column of a table that a person means, whatever its case and number. */
import { closest } from "fastest-levenshtein";
import { matchColumn, ToolError, type Table } from "../../catalog/authoring.ts";

export type Column = Table["columns"][number];

/** @throws ToolError with the nearest name */
export function findColumn(table: Table, asked: string): Column {
  const found = matchColumn(table.columns, asked);
  if (found !== undefined) return found;
  const names = table.columns.map(({ name }) => name);
  throw new ToolError(`The table "${table.title}" has no column "${asked}".`, {
    help: `The nearest is "${closest(asked, names)}". Columns: ${names.join(", ")}.`,
  });
}

/** `temp_max` becomes `Temp max`. */
export function humanise(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** `Mean price (USD)`: what a column holds, and in what. */
export function withUnit({ name, unit }: Column): string {
  const title = humanise(name);
  return unit === undefined || unit === "" || title.includes(`(${unit})`)
    ? title
    : `${title} (${unit})`;
}
