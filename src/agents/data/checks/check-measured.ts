/** Checks of tools that aggregate one column: whether it holds numbers, and which columns come out. */
import type { InputProblem } from "../../../catalog/authoring.ts";
import type { KnownColumn, KnownTable } from "../algebra/check.ts";
import { matchColumn } from "../columns.ts";
import type { How } from "../inputs.ts";
import { measuresAmong } from "../measures.ts";

/** `column` is `undefined` when rows are counted; the whole is `undefined` when only the data tell the column. */
export interface KnownMeasure {
  readonly problems: readonly InputProblem[];
  readonly found?: { readonly column: KnownColumn | undefined };
}

/** @param besides columns that are taken for something else, such as the time */
export function knownMeasure(
  { title, columns }: KnownTable,
  how: How,
  asked: string | undefined,
  besides: readonly KnownColumn[] = [],
  at: InputProblem["at"] = ["measure"],
): KnownMeasure {
  const numbers = columns.filter(({ type }) => type === "number");
  const help = `Columns of numbers: ${numbers.map(({ name }) => name).join(", ") || "none"}.`;
  if (asked !== undefined) {
    const column = matchColumn(columns, asked);
    // A name that no column has is told by whoever checks all names of columns.
    if (column === undefined) return { problems: [] };
    if (column.type === "number" || how === "count" || how === "distinct") {
      return { problems: [], found: { column } };
    }
    const message = `column "${column.name}" of ${title} is ${column.type}, and has no ${how}`;
    return { problems: [{ at, message, help }] };
  }
  if (how === "count") return { problems: [], found: { column: undefined } };
  if (how === "distinct") return { problems: [] };
  const [only, ...others] = measuresAmong(columns, besides);
  if (only === undefined) {
    const message = `${title} has no column of numbers`;
    const names = columns.map(({ name, type }) => `${name} (${type})`).join(", ");
    return { problems: [{ at, message, help: `Count rows instead. Columns: ${names}.` }] };
  }
  if (others.length === 0) return { problems: [], found: { column: only } };
  const message = `${title} has several columns of numbers, and it is not said which is meant`;
  return { problems: [{ at, message, help }] };
}
