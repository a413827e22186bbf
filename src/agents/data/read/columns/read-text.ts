/** Columns of text, once it is settled what they are. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { Bindings } from "../../sql.ts";
import type { ReadingOptions } from "../options.ts";
import { missingInText } from "./missing.ts";
import { readDates } from "./read-dates.ts";
import { readNumbers } from "./read-numbers.ts";
import type { Settled } from "./settle-file.ts";
import { textOf } from "./shapes.ts";
import type { ColumnReading } from "./column-reading.ts";
import type { Verdict } from "./weigh-column.ts";

export async function readText(
  connection: DuckDBConnection,
  name: string,
  verdict: Verdict,
  settled: Settled,
  options: ReadingOptions,
  bindings: Bindings,
): Promise<ColumnReading> {
  const text = textOf(name);
  switch (verdict.is) {
    case "number":
      return readNumbers(connection, name, verdict, settled, options, bindings);
    case "time":
      return readDates(name, verdict.dates, settled, bindings);
    case "boolean":
      return {
        column: { name, type: "boolean" },
        expression: `try_cast(lower(${text}) AS BOOLEAN)`,
        notes: [],
      };
    case "text": {
      const marks = missingInText(verdict.hasCodes === true);
      const { words } = verdict;
      const found =
        words === undefined
          ? await marksIn(connection, name, marks)
          : marks.filter((mark) => words.has(mark));
      const column = {
        name,
        type: "text" as const,
        ...(verdict.obstacle !== undefined && { obstacle: verdict.obstacle }),
        ...(verdict.wayOut !== undefined && { wayOut: verdict.wayOut }),
      };
      if (found.length === 0) return { column, expression: text, notes: [], isCheap: true };
      const missing = bindings.addAll(marks);
      return {
        column,
        expression: `CASE WHEN ${text} NOT IN ${missing} THEN ${text} END`,
        notes: [
          `in column "${name}", ${found.map((mark) => `"${mark}"`).join(" and ")} is read as no value`,
        ],
      };
    }
  }
}

async function marksIn(
  connection: DuckDBConnection,
  name: string,
  marks: readonly string[],
): Promise<string[]> {
  const bindings = new Bindings();
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT ${textOf(name)} AS mark FROM raw
     WHERE ${textOf(name)} IN ${bindings.addAll(marks)} ORDER BY mark LIMIT 5`,
    bindings.values,
  );
  return reader.getRows().map(([mark]) => String(mark));
}
