/** Turns what a reader gave (`raw`) into a table whose columns are text, numbers, booleans or times. */
import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import { Bindings, identifier } from "../../sql.ts";
import type { ReadColumn, ReadingNote } from "../column.ts";
import { nameInFile } from "../raw-names.ts";
import { isView, loadRaw, ORDINAL, type NumberedRows } from "../raw-view.ts";
import type { ColumnReading } from "./column-reading.ts";
import { columnType } from "./column-types.ts";
import { textOf } from "./shapes.ts";
import { readText } from "./read-text.ts";
import { readTyped } from "./read-typed.ts";
import { trimColumns } from "./trim-columns.ts";
import { columnsOfFew } from "./values.ts";
import { settleFile, type FileEvidence } from "./settle-file.ts";
import { weighColumn, type Verdict } from "./weigh-column.ts";

/** Rows from which on a sample is looked at first, and how many that has. */
const LONG = 200_000;
const SAMPLE = 20_000;

export interface RawColumns extends FileEvidence {
  /** Columns of text in which every value is a number for sure: the format says so. */
  readonly numbers?: ReadonlySet<string>;
  /** Set where `raw` may be a view. */
  readonly numbered?: NumberedRows;
  /** Units that stand in a line below the names, by column. */
  readonly units?: Readonly<Record<string, string>>;
}

export interface Typed {
  readonly columns: readonly ReadColumn[];
  readonly notes: readonly ReadingNote[];
  readonly isView: boolean;
}

/** Replaces the table `raw` by the table `name`: a view over the file where `raw` is one and its values stay as they are. */
export async function typeColumns(
  connection: DuckDBConnection,
  name: string,
  raw: RawColumns,
): Promise<Typed> {
  const shape = await connection.runAndReadAll("FROM raw LIMIT 0");
  const names = shape.deduplicatedColumnNames();
  const texts = names.filter((_, i) => isText(shape.columnType(i)));
  const few = await columnsOfFew(connection, texts);
  await trimColumns(connection, texts, few);
  await removeMissing(connection, texts, raw.options.nulls ?? []);
  const sample = await takeSample(connection, texts);
  const verdicts = new Map<string, Verdict>();
  for (const [i, column] of names.entries()) {
    if (!isText(shape.columnType(i))) continue;
    const isSaid = raw.options.text?.includes(nameInFile(column)) === true;
    const isKnown = raw.numbers?.has(nameInFile(column)) === true;
    verdicts.set(
      column,
      isSaid
        ? { is: "text" }
        : await weighColumn(connection, column, {
            sample,
            isFew: few.has(column),
            isKnown,
            options: raw.options,
          }),
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
  const wasView = await isView(connection);
  const isSame = readings.every(({ isCheap }) => isCheap) && bindings.values.length === 0;
  const view = wasView && isSame ? raw.numbered : undefined;
  await (view === undefined
    ? connection.run(
        `CREATE TABLE ${identifier(name)} AS SELECT ${list.join(", ")} FROM raw`,
        bindings.values,
      )
    : connection.run(
        `CREATE VIEW ${identifier(name)} AS SELECT ${[...list, identifier(ORDINAL)].join(", ")} FROM (${view})`,
      ));
  await connection.run(`DROP ${wasView ? "VIEW" : "TABLE"} raw`);
  await connection.run("DROP TABLE IF EXISTS sample_of_raw");
  const notes = readings.flatMap(({ column, notes: said }) =>
    said.map((text): ReadingNote => ({ kind: "read", text, columns: [column.name] })),
  );
  return { columns, notes, isView: view !== undefined };
}

/** A table with rows from all of `raw`, when that is long: what columns of words and of plain numbers are shows there. */
async function takeSample(
  connection: DuckDBConnection,
  texts: readonly string[],
): Promise<string | undefined> {
  const reader = await connection.runAndReadAll("SELECT count(*) FROM raw");
  const rows = Number(reader.getRows()[0]?.[0]);
  if (rows < LONG || texts.length === 0) return undefined;
  const step = Math.floor(rows / SAMPLE);
  const list = texts.map(identifier).join(", ");
  const ordinal = identifier(ORDINAL);
  // A view has no rowid; to number the rows of a table takes longer.
  const number = (await isView(connection)) ? "row_number() OVER () - 1" : "rowid";
  await connection.run(
    `CREATE TEMP TABLE sample_of_raw AS SELECT ${list} FROM (SELECT ${list}, ${number} AS ${ordinal} FROM raw)
     WHERE ${ordinal} % ${step} = 0 ORDER BY ${ordinal}`,
  );
  return "sample_of_raw";
}

function asInFile(reading: ColumnReading): ColumnReading {
  const { column, expression, notes } = reading;
  const name = nameInFile(column.name);
  if (name === column.name) return reading;
  const said = (text: string) => text.replaceAll(`"${column.name}"`, `"${name}"`);
  const { question, obstacle } = column;
  return {
    ...reading,
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
  if (missing.length === 0 || texts.length === 0) return;
  await loadRaw(connection);
  for (const name of texts) {
    const bindings = new Bindings();
    const list = bindings.addAll(missing.map((text) => text.trim()));
    await connection.run(
      `UPDATE raw SET ${identifier(name)} = NULL WHERE ${textOf(name)} IN ${list}`,
      bindings.values,
    );
  }
}
