/** Finds the column that a person means, who writes "prices" or "miles per gallon". */
import { closest } from "fastest-levenshtein";
import { stemmer } from "stemmer";
import { ToolError } from "../../catalog/authoring.ts";
import { requireSettled, type ReadColumn } from "./read/column.ts";

/** The words of a name, as stems: `Miles_per_Gallon` and `milesPerGallon` are alike. */
function stems(name: string): string[] {
  return name
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(stemmer);
}

/**
 * Exact name, then ignoring case, then the same words in any order and number (singular, plural),
 * then the only column that has all the words. `undefined` when none or several fit.
 */
export function matchColumn<Named extends { readonly name: string }>(
  columns: readonly Named[],
  asked: string,
): Named | undefined {
  const lower = asked.trim().toLowerCase();
  const wanted = stems(asked);
  const key = wanted.toSorted().join(" ");
  const having = columns.filter(({ name }) => {
    const words = stems(name);
    return wanted.length > 0 && wanted.every((word) => words.includes(word));
  });
  return (
    columns.find(({ name }) => name === asked) ??
    columns.find(({ name }) => name.toLowerCase() === lower) ??
    columns.find(({ name }) => stems(name).toSorted().join(" ") === key) ??
    (having.length === 1 ? having[0] : undefined)
  );
}

/** @throws ToolError that names the nearest column and lists all, or asks what the file leaves open of its values. */
export function findColumn<Named extends Pick<ReadColumn, "name" | "question">>(
  dataset: { readonly title: string; readonly columns: readonly Named[] },
  asked: string,
): Named {
  const found = matchColumn(dataset.columns, asked);
  if (found !== undefined) {
    requireSettled(found);
    return found;
  }
  const names = dataset.columns.map(({ name }) => name);
  throw new ToolError(`${dataset.title} has no column "${asked}".`, {
    help: `The nearest is "${closest(asked, names)}". Columns: ${names.join(", ")}.`,
  });
}
