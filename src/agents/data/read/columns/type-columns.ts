/** Turns what a reader gave (`raw`) into a table whose columns are text, numbers, booleans or times. */
import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import { Bindings, identifier } from "../../sql.ts";
import type { ReadColumn, ReadingNote } from "../column.ts";
import { nameInFile } from "../raw-names.ts";
import { columnType } from "./column-types.ts";
import { textOf } from "./shapes.ts";
import { readText } from "./read-text.ts";
import { readTyped } from "./read-typed.ts";
import { trimColumns } from "./trim-columns.ts";
import { settleFile, type FileEvidence } from "./settle-file.ts";
import { weighColumn, type Verdict } from "./weigh-column.ts";

/** Rows from which on a sample is looked at first, and how many that has. */
const LONG = 200_000;
const SAMPLE = 20_000;

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
  const texts = names.filter((_, i) => isText(shape.columnType(i)));
  await trimColumns(connection, texts);
  await removeMissing(connection, texts, raw.options.nulls ?? []);
  const sample = await takeSample(connection);
  const verdicts = new Map<string, Verdict>();
  for (const [i, column] of names.entries()) {
    if (!isText(shape.columnType(i))) continue;
    const isSaid = raw.options.text?.includes(nameInFile(column)) === true;
    const isKnown = raw.numbers?.has(nameInFile(column)) === true;
    verdicts.set(
      column,
      isSaid
        ? { is: "text" }
        : await weighColumn(connection, column, { sample, isKnown, options: raw.options }),
    );
  }
  const settled = settleFile(verdicts, raw);
  const bindings = new Bindings();
  const readings: ColumnReading[] = [];
  for (const [i, column] of names.entries()) {
    const verdict = verdicts.get(column);
    readings.push(
      asInFile(
        verdict === undefined
          ? await readTyped(connection, column, shape.columnType(i), raw.options)
          : await readText(connection, column, verdict, settled, raw.options, bindings),
      ),
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
  await connection.run("DROP TABLE IF EXISTS sample_of_raw");
  const notes = readings.flatMap(({ column, notes: said }) =>
    said.map((text): ReadingNote => ({ kind: "read", text, columns: [column.name] })),
  );
  return { columns, notes };
}

/** A table with rows from all of `raw`, when that is long: what columns of words and of plain numbers are shows there. */
async function takeSample(connection: DuckDBConnection): Promise<string | undefined> {
  const reader = await connection.runAndReadAll("SELECT count(*) FROM raw");
  const rows = Number(reader.getRows()[0]?.[0]);
  if (rows < LONG) return undefined;
  const step = Math.floor(rows / SAMPLE);
  await connection.run(
    `CREATE TEMP TABLE sample_of_raw AS FROM raw WHERE rowid % ${step} = 0 ORDER BY rowid`,
  );
  return "sample_of_raw";
}

function asInFile({ column, expression, notes }: ColumnReading): ColumnReading {
  const name = nameInFile(column.name);
  if (name === column.name) return { column, expression, notes };
  const said = (text: string) => text.replaceAll(`"${column.name}"`, `"${name}"`);
  const { question, obstacle } = column;
  return {
    column: {
      ...column,
      name,
      ...(question && { question: { ...question, message: said(question.message) } }),
      ...(obstacle !== undefined && { obstacle: said(obstacle) }),
    },
    expression,
    notes: notes.map(said),
  };
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
  texts: readonly string[],
  missing: readonly string[],
): Promise<void> {
  if (missing.length === 0) return;
  for (const name of texts) {
    const bindings = new Bindings();
    const list = bindings.addAll(missing.map((text) => text.trim()));
    await connection.run(
      `UPDATE raw SET ${identifier(name)} = NULL WHERE ${textOf(name)} IN ${list}`,
      bindings.values,
    );
  }
}
