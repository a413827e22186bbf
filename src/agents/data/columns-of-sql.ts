/** Which columns of the data a query takes: without them it fails, or gives other columns. */
import type { Dataset } from "./tables/dataset.ts";
import { dropColumn } from "./tables/plain-view.ts";
import type { Column } from "./tables/loaded-table.ts";

/** @param columns those that matter */
export async function columnsOfSql(
  dataset: Dataset,
  sql: string,
  columns: readonly Column[],
): Promise<Column[]> {
  const whole = await shapeOf(dataset, sql);
  const used: Column[] = [];
  for (const column of columns) {
    await dataset.run("BEGIN TRANSACTION");
    try {
      await dropColumn(dataset, column.name);
      if ((await shapeOf(dataset, sql)) !== whole) used.push(column);
    } finally {
      await dataset.run("ROLLBACK");
    }
  }
  return used;
}

/** Names and types of the result; `undefined` when the query does not fit the table. */
async function shapeOf({ connection }: Dataset, sql: string): Promise<string | undefined> {
  try {
    const statement = await connection.prepare(sql);
    const columns = Array.from({ length: statement.columnCount }, (_, i) => [
      statement.columnName(i),
      String(statement.columnType(i)),
    ]);
    statement.destroySync();
    return JSON.stringify(columns);
  } catch {
    return undefined;
  }
}
