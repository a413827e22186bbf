/** Removes the categories that are totals of the others, one after another: each changes what the next one is the sum of. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError, type Note } from "../../../../catalog/authoring.ts";
import { count } from "../../numbers.ts";
import { identifier } from "../../sql.ts";
import type { ReadingOptions } from "../options.ts";
import { fillAmounts, type Shape } from "./amounts-table.ts";
import { findCategoryTotal, type CategoryTotal } from "./categories.ts";
import { keptWhole } from "./kept-whole.ts";
import { findMeasures } from "./segments.ts";
import { hintOf } from "./wholes.ts";

/** From so many rows on, only names that say so lead to a look at all rows. */
const MANY_ROWS = 200_000;
const SAMPLE_ROWS = 20_000;
/** Distinct values of a column beyond which it holds no categories, in a table of many rows. */
const MOST_NAMES = 5_000;
/** Totals of one table, by column and value. */
const MOST_TOTALS = 20;

/** @throws ToolError that asks, where the numbers add up and may do so by chance or for another reason. */
export async function leaveOutCategories(
  connection: DuckDBConnection,
  columns: readonly string[],
  options: ReadingOptions,
  name: string,
): Promise<readonly Note[]> {
  const counted = await connection.runAndReadAll("SELECT count(*) FROM raw");
  const rows = Number(counted.getRows()[0]?.[0]);
  if (rows < 3 || columns.length < 2) return [];
  const step = Math.max(1, Math.floor(rows / SAMPLE_ROWS));
  const sampled = rows > MANY_ROWS ? `rowid % ${step} = 0` : "true";
  const measures = await findMeasures(connection, columns, sampled);
  const numeric = new Set(measures.map(({ column }) => column));
  const names = columns.filter((column) => !numeric.has(column));
  if (measures.length === 0) return [];
  if (rows > MANY_ROWS && !(await hasHint(connection, names))) return [];
  const found: CategoryTotal[] = [];
  try {
    let shape: Shape | undefined;
    while (found.length < MOST_TOTALS) {
      shape = await fillAmounts(connection, columns, measures);
      if (shape === undefined) break;
      const total = await findCategoryTotal(connection, shape);
      if (total === undefined) break;
      if (total.verdict === "open" && options.totals !== "leave-out") refuse(total, name);
      await connection.run(`DELETE FROM raw WHERE rowid IN (${total.rows.join(", ")})`);
      found.push(total);
    }
    const kept = shape === undefined ? [] : await keptWhole(connection, shape);
    return [...notesOf(found), ...kept];
  } finally {
    await connection.run("DROP TABLE IF EXISTS amounts");
  }
}

/** Whether a name in one of these columns says that it is of a whole. */
export async function hasHint(
  connection: DuckDBConnection,
  names: readonly string[],
): Promise<boolean> {
  for (const name of names) {
    const reader = await connection.runAndReadAll(
      `SELECT DISTINCT ${identifier(name)}::VARCHAR FROM raw LIMIT ${MOST_NAMES + 1}`,
    );
    const values = reader.getRows();
    if (values.length > MOST_NAMES) continue;
    if (values.some(([value]) => value !== null && hintOf(String(value)) !== "none")) return true;
  }
  return false;
}

function refuse({ column, value, isRow, rows }: CategoryTotal, name: string): never {
  const [subject, object] = isRow
    ? [`The row "${value}" of ${name} has`, "those of the other rows"]
    : [
        `The ${count(rows.length, "row")} of ${name} with "${value}" in column "${column}" have`,
        "those of the rows beside them",
      ];
  throw new ToolError(
    `${subject} numbers that are the sums of ${object}: whether ${isRow ? "it is a total" : "they are totals"} cannot be seen.`,
    {
      help: `Say whether ${isRow ? "it counts" : "they count"} as ${isRow ? "a row" : "rows"}: reading: { "${name}": { totals: keep } }, or { totals: leave-out }.`,
    },
  );
}

function notesOf(found: readonly CategoryTotal[]): Note[] {
  const single = found.filter(({ isRow }) => isRow).map(({ value }) => `"${value}"`);
  const rows = new Intl.ListFormat("en-GB").format(single);
  const notes: string[] = [];
  if (single.length === 1) notes.push(`the row of totals ${rows} is left out`);
  if (single.length > 1)
    notes.push(`${count(single.length, "row")} of totals are left out (${rows})`);
  for (const { column, value, isRow, rows: list } of found) {
    if (isRow) continue;
    const which = list.length === 1 ? "1 row" : count(list.length, "row");
    notes.push(
      `${which} with "${value}" in column "${column}" ${list.length === 1 ? "is" : "are"} left out: ${list.length === 1 ? "it holds" : "they hold"} the sums of the others`,
    );
  }
  return notes.map((text) => ({ kind: "read", text }));
}
