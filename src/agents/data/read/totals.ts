/** Rows of totals among rows of data: they would count everything twice. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Note } from "../../../catalog/authoring.ts";
import type { ReadingOptions } from "./options.ts";

/**
 * Removes from the table `raw`, before its columns get their types (a column of years is one only without the word
 * "Total" below it), the rows that a label and the sums of the other rows show to be totals.
 * @throws ToolError that asks, where a label says so and the numbers do not.
 */
export async function leaveOutTotals(
  _connection: DuckDBConnection,
  _options: ReadingOptions,
): Promise<readonly Note[]> {
  return [];
}
