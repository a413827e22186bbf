/** Columns that have a type already: of Parquet files. */
import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import { identifier } from "../../sql.ts";
import { columnType, plainValue } from "./column-types.ts";
import type { ReadingOptions } from "../options.ts";
import { findSentinels, withoutSentinels } from "./sentinels.ts";
import { readNumberTime } from "./number-times.ts";
import type { ColumnReading } from "./column-reading.ts";

export async function readTyped(
  connection: DuckDBConnection,
  name: string,
  type: DuckDBType,
  options: ReadingOptions,
): Promise<ColumnReading> {
  const kind = columnType(type);
  const expression = plainValue(identifier(name), type);
  if (kind === "number") {
    const time = await readNumberTime(connection, name, identifier(name), "raw", []);
    const granularity = time?.granularity;
    if (time?.of === undefined) {
      const kept = options.numbers ?? [];
      const { marks, notes, question } =
        granularity === undefined
          ? await findSentinels(connection, name, expression, [], kept)
          : { marks: [], notes: [], question: undefined };
      return {
        column: {
          name,
          type: kind,
          ...(granularity && { granularity }),
          ...(question && { question }),
        },
        expression: withoutSentinels(expression, marks),
        notes,
        isCheap: marks.length === 0,
      };
    }
    return {
      column: { name, type: "time", granularity: time.granularity },
      expression: time.of(identifier(name)),
      notes: [`column "${name}" is read as ${time.written}`],
    };
  }
  if (kind !== "time") {
    const isCheap = expression === identifier(name);
    return { column: { name, type: kind }, expression, notes: [], isCheap };
  }
  const notes =
    String(type) === "TIMESTAMP WITH TIME ZONE" ? [`times in column "${name}" are in UTC`] : [];
  const granularity = String(type) === "DATE" ? ("day" as const) : ("time" as const);
  return { column: { name, type: kind, granularity }, expression, notes, isCheap: true };
}
