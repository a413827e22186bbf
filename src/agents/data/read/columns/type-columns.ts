/** Turns what a reader gave (`raw`) into a table whose columns are text, numbers, booleans or times. */
import type { DuckDBConnection, DuckDBResultReader, DuckDBType } from "@duckdb/node-api";
import { Bindings, identifier } from "../../sql.ts";
import type { ReadColumn, ReadingNote } from "../column.ts";
import { columnType } from "./column-types.ts";
import { textOf } from "./shapes.ts";
import { readText } from "./read-text.ts";
import { readTyped } from "./read-typed.ts";
import { settleFile, type FileEvidence } from "./settle-file.ts";
import { weighColumn, type Verdict } from "./weigh-column.ts";

export interface RawColumns extends FileEvidence {
  /** Columns of text in which every value is a number for sure: the format says so. */
  readonly numbers?: ReadonlySet<string>;
  /** Units that stand in a line below the names, by column. */
  readonly units?: Readonly<Record<string, string>>;
}

/** How one column is read. */
export interface ColumnReading {
  readonly column: ReadColumn;
  /** SQL over `raw`. */
  readonly expression: string;
  readonly notes: readonly string[];
}

/** Replaces the table `raw` by the table `name`. */
export async function typeColumns(
  connection: DuckDBConnection,
  name: string,
  raw: RawColumns,
): Promise<{ readonly columns: readonly ReadColumn[]; readonly notes: readonly ReadingNote[] }> {
  const shape = await connection.runAndReadAll("FROM raw LIMIT 0");
  const names = shape.deduplicatedColumnNames();
  await removeMissing(connection, shape, raw.options.nulls ?? []);
  const verdicts = new Map<string, Verdict>();
  for (const [i, column] of names.entries()) {
    if (!isText(shape.columnType(i))) continue;
    const isSaid = raw.options.text?.includes(column) === true;
    const isKnown = raw.numbers?.has(column) === true;
    verdicts.set(
      column,
      isSaid ? { is: "text" } : await weighColumn(connection, column, "raw", isKnown),
    );
  }
  const settled = settleFile(verdicts, raw);
  const bindings = new Bindings();
  const readings: ColumnReading[] = [];
  for (const [i, column] of names.entries()) {
    const verdict = verdicts.get(column);
    readings.push(
      verdict === undefined
        ? await readTyped(connection, column, shape.columnType(i))
        : await readText(connection, column, verdict, settled, bindings),
    );
  }
  const columns = readings.map(({ column }) => withUnit(column, raw.units?.[column.name]));
  const list = readings.map(
    ({ column, expression }) => `${expression} AS ${identifier(column.name)}`,
  );
  await connection.run(
    `CREATE TABLE ${identifier(name)} AS SELECT ${list.join(", ")} FROM raw`,
    bindings.values,
  );
  await connection.run("DROP TABLE raw");
  const notes = readings.flatMap(({ column, notes: texts }) =>
    texts.map((text): ReadingNote => ({ kind: "read", text, columns: [column.name] })),
  );
  return { columns, notes };
}

function withUnit(column: ReadColumn, unit: string | undefined): ReadColumn {
  return unit === undefined || column.type !== "number" ? column : { ...column, unit };
}

function isText(type: DuckDBType): boolean {
  return columnType(type) === "text" && String(type) === "VARCHAR" && type.alias !== "JSON";
}

/** What the user said stands for no value. */
async function removeMissing(
  connection: DuckDBConnection,
  shape: DuckDBResultReader,
  missing: readonly string[],
): Promise<void> {
  if (missing.length === 0) return;
  for (const [i, name] of shape.deduplicatedColumnNames().entries()) {
    if (!isText(shape.columnType(i))) continue;
    const bindings = new Bindings();
    const list = bindings.addAll(missing.map((text) => text.trim()));
    await connection.run(
      `UPDATE raw SET ${identifier(name)} = NULL WHERE ${textOf(name)} IN ${list}`,
      bindings.values,
    );
  }
}
