/** Rows of totals among rows of data: they would count everything twice. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError, type Note } from "../../../catalog/authoring.ts";
import { count, sayList } from "../numbers.ts";
import { identifier } from "../sql.ts";
import type { ReadingOptions } from "./options.ts";
import { addsUp } from "./totals/adds-up.ts";
import { leaveOutCategories } from "./totals/leave-out-categories.ts";
import { CALLED_TOTAL, LABEL_COLUMNS, mayBeLabel, MOST_CANDIDATES } from "./totals/labels.ts";
import { findMeasures, sumSegments } from "./totals/segments.ts";

const NOT_MARKED = "rowid NOT IN (SELECT row FROM marked)";
/** Labels that a note names. */
const NAMED = 3;

/**
 * Removes from the table `raw`, before its columns get their types (a column of years is one only without the word
 * "Total" below it), the rows that a label and the sums of the other rows show to be totals.
 * @throws ToolError that asks, where a label says so and the numbers do not.
 */
export async function leaveOutTotals(
  connection: DuckDBConnection,
  options: ReadingOptions,
  name: string,
): Promise<readonly Note[]> {
  if (options.totals === "keep") return [];
  const shape = await connection.runAndReadAll("FROM raw LIMIT 0");
  const columns = shape.deduplicatedColumnNames();
  const categories = await leaveOutCategories(connection, columns, options, name);
  return [...categories, ...(await leaveOutRows(connection, columns, options, name))];
}

/** Rows that are the totals of those above or below, by their labels. */
async function leaveOutRows(
  connection: DuckDBConnection,
  columns: readonly string[],
  options: ReadingOptions,
  name: string,
): Promise<readonly Note[]> {
  try {
    if (!(await mark(connection, columns))) return [];
    const measures = await findMeasures(connection, columns, NOT_MARKED);
    if (measures.length === 0 && options.totals === undefined) return [];
    const segments = await sumSegments(connection, measures, columns.slice(0, LABEL_COLUMNS));
    const totals: string[] = [];
    const kept: string[] = [];
    for (const [i, candidate] of segments.candidates.entries()) {
      const { row, label } = candidate;
      const isCalled = new RegExp(CALLED_TOTAL, "u").test(label.toLowerCase());
      if (addsUp(segments, i, measures) || (options.totals === "leave-out" && isCalled)) {
        totals.push(label);
        await connection.run(`DELETE FROM raw WHERE rowid = ${row}`);
        continue;
      }
      const hasNumbers = candidate.values.some((value) => value !== undefined);
      if (!isCalled || !hasNumbers) continue;
      const isLast =
        (segments.sums[i + 1]?.rows ?? 0) === 0 && i === segments.candidates.length - 1;
      // A total of positive numbers is more than each of them.
      const isGreatest = candidate.values.some(
        (value, j) =>
          value !== undefined && segments.sums.every(({ max }) => value > (max[j] ?? 0)),
      );
      if (isLast && isGreatest) refuse(label, name);
      kept.push(label);
    }
    return [...leftOutNotes(totals), ...keptNotes(kept)];
  } finally {
    await connection.run("DROP TABLE IF EXISTS marked");
  }
}

/** Fills `marked` with the rows that may be totals, by their labels. @returns whether there are any. */
async function mark(connection: DuckDBConnection, columns: readonly string[]): Promise<boolean> {
  const cells = columns.slice(0, LABEL_COLUMNS).map((name) => `${identifier(name)}::VARCHAR`);
  const label = `coalesce(${cells.map((cell) => `CASE WHEN ${mayBeLabel(cell)} THEN ${cell} END`).join(", ")})`;
  await connection.run(
    `CREATE TEMP TABLE marked AS SELECT rowid AS row, ${label} AS label FROM raw WHERE ${label} IS NOT NULL
     LIMIT ${MOST_CANDIDATES + 1}`,
  );
  // Without a name for what it sums up: all other rows have something in the first column.
  const [first = ""] = columns.map(identifier);
  if (columns.length > 1) {
    await connection.run(
      `INSERT INTO marked SELECT rowid, '' FROM raw WHERE ${first} IS NULL
         AND rowid = (SELECT max(rowid) FROM raw) AND (SELECT count(*) FROM raw WHERE ${first} IS NULL) = 1
         AND (SELECT count(*) FROM raw) > 2`,
    );
  }
  const counted = await connection.runAndReadAll(
    "SELECT (SELECT count(*) FROM marked), (SELECT count(*) FROM raw)",
  );
  const [marked = 0, rows = 0] = (counted.getRows()[0] ?? []).map(Number);
  return marked > 0 && marked <= MOST_CANDIDATES && marked < rows;
}

function refuse(label: string, name: string): never {
  throw new ToolError(
    `The last row of ${name} is called "${label}", and its numbers are not the sums of the rows above.`,
    {
      help: `Say whether it counts as a row: reading: { "${name}": { totals: keep } }, or { totals: leave-out }.`,
    },
  );
}

function leftOutNotes(labels: readonly string[]): Note[] {
  if (labels.length === 0) return [];
  const [only = ""] = labels;
  const named = [...new Set(labels)].slice(0, NAMED).map((label) => `"${label}"`);
  const text =
    labels.length > 1
      ? `${count(labels.length, "row")} of totals are left out (${sayList(named)})`
      : only === ""
        ? "the last row, which has no name and holds the sums of the others, is left out"
        : `the row of totals "${only}" is left out`;
  return [{ kind: "read", text }];
}

function keptNotes(labels: readonly string[]): Note[] {
  if (labels.length === 0) return [];
  const which =
    labels.length === 1
      ? `a row called "${labels[0]}" is`
      : `${count(labels.length, "row")} called "${labels[0]}" are`;
  return [
    { kind: "assumed", text: `${which} kept among the others: the numbers are not their sums` },
  ];
}
