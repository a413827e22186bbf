/** Columns that have a type already: of Parquet files. */
import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import { identifier } from "../../sql.ts";
import { columnType, plainValue } from "./column-types.ts";
import { readNumberTime } from "./number-times.ts";
import type { ColumnReading } from "./type-columns.ts";

export async function readTyped(
  connection: DuckDBConnection,
  name: string,
  type: DuckDBType,
): Promise<ColumnReading> {
  const kind = columnType(type);
  const expression = plainValue(identifier(name), type);
  if (kind === "number") {
    const time = await readNumberTime(connection, name, identifier(name), "raw", []);
    const granularity = time?.granularity;
    if (time?.of === undefined) {
      return {
        column: { name, type: kind, ...(granularity && { granularity }) },
        expression,
        notes: [],
        isCheap: true,
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
