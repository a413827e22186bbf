/** Finds the column that a person means, who writes "prices" or "miles per gallon". */
import { closest } from "fastest-levenshtein";
import { matchColumn, ToolError } from "../../catalog/authoring.ts";
import { requireSettled, type ReadColumn } from "./read/column.ts";

export { matchColumn };

/** @throws ToolError that names the nearest column and lists all, or asks what the file leaves open of its values. */
export function findColumn<Named extends Pick<ReadColumn, "name" | "question" | "tell">>(
  dataset: { readonly title: string; readonly columns: readonly Named[] },
  asked: string,
  bucket?: string,
): Named {
  const found = matchColumn(dataset.columns, asked);
  if (found !== undefined) {
    requireSettled(found, bucket);
    return found;
  }
  const names = dataset.columns.map(({ name }) => name);
  throw new ToolError(`${dataset.title} has no column "${asked}".`, {
    help: `The nearest is "${closest(asked, names)}". Columns: ${names.join(", ")}.`,
  });
}
