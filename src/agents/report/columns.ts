/** Finds the column of a table that a person means, whatever its case and number. */
import { closest } from "fastest-levenshtein";
import { stemmer } from "stemmer";
import { ToolError, type Table } from "../../catalog/authoring.ts";

export type Column = Table["columns"][number];

function key(name: string): string {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word !== "")
    .map(stemmer)
    .join(" ");
}

/** Exact, else by the stems of its words, else the only one that has them all. @throws ToolError */
export function findColumn(table: Table, asked: string): Column {
  const wanted = key(asked);
  const having = table.columns.filter(({ name }) =>
    wanted.split(" ").every((word) => key(name).split(" ").includes(word)),
  );
  const found =
    table.columns.find(({ name }) => name === asked) ??
    table.columns.find(({ name }) => key(name) === wanted) ??
    (having.length === 1 ? having[0] : undefined);
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
