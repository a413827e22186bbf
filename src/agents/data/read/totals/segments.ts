/** Sums of the rows between those that may be totals. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { Bindings, identifier } from "../../sql.ts";
import { amount, decimalsOf, type DecimalSign } from "./amounts.ts";
import { summedUp } from "./labels.ts";

/** A column of amounts, read with one of the decimal signs. */
export interface Measure {
  readonly column: string;
  readonly decimal: DecimalSign;
}

export interface Sums {
  readonly rows: number;
  /** By measure. */
  readonly sum: readonly number[];
  readonly count: readonly number[];
  readonly min: readonly number[];
  readonly max: readonly number[];
}

export interface Candidate {
  readonly row: string;
  readonly label: string;
  /** Whether the label names something that no other row does: it may be the name of a row as any other, `Total Recall`. */
  readonly isOwnName: boolean;
  /** By measure; `undefined` where nothing stands. */
  readonly values: readonly (number | undefined)[];
  /** Digits behind the decimal sign, by measure. */
  readonly decimals: readonly number[];
}

export interface Segments {
  readonly candidates: readonly Candidate[];
  /** One more than candidates: the rows above the first one, those between it and the second one, … */
  readonly sums: readonly Sums[];
}

/** From this share of its values on, a column holds amounts. */
const MOSTLY = 0.8;

/** Both readings of each column whose values are amounts, where they differ. @param rows a condition over `raw` */
export async function findMeasures(
  connection: DuckDBConnection,
  columns: readonly string[],
  rows: string,
): Promise<Measure[]> {
  const all = await readingsOf(connection, columns, rows);
  if (all.length === 0) return [];
  const list = all.map(({ column, decimal }) => {
    const amounts = `count(${amount(text(column), decimal)})`;
    return `${amounts} > 0 AND ${amounts} >= ${MOSTLY} * count(nullif(trim(${text(column)}), ''))`;
  });
  const found = await connection.runAndReadAll(`SELECT ${list.join(", ")} FROM raw WHERE ${rows}`);
  return all.filter((_, i) => found.getRows()[0]?.[i] === true);
}

/** Those that a column may have at all: DuckDB takes longer to compile what reads an amount than to run it on a small file. */
async function readingsOf(
  connection: DuckDBConnection,
  columns: readonly string[],
  rows: string,
): Promise<Measure[]> {
  const list = columns.flatMap((column) =>
    ["[0-9]", "[.,]"].map((some) => `bool_or(regexp_matches(${text(column)}, '${some}'))`),
  );
  const found = await connection.runAndReadAll(`SELECT ${list.join(", ")} FROM raw WHERE ${rows}`);
  const has = found.getRows()[0] ?? [];
  return columns.flatMap((column, i): Measure[] => {
    const [hasDigits, hasSigns] = [has[2 * i] === true, has[2 * i + 1] === true];
    if (!hasDigits) return [];
    // Without either sign both readings are one.
    return hasSigns
      ? [
          { column, decimal: "." },
          { column, decimal: "," },
        ]
      : [{ column, decimal: "." }];
  });
}

export async function sumSegments(
  connection: DuckDBConnection,
  measures: readonly Measure[],
  labelColumns: readonly string[],
): Promise<Segments> {
  const values = measures.map(
    ({ column, decimal }, i) => `${amount(text(column), decimal)} AS m${i}`,
  );
  const sums = measures.map((_, i) => `sum(m${i}), count(m${i}), min(m${i}), max(m${i})`);
  const numbered = `SELECT raw.rowid AS row, marked.row IS NOT NULL AS is_marked,
    count(marked.row) OVER (ORDER BY raw.rowid ROWS UNBOUNDED PRECEDING) AS segment, ${values.join(", ")}
    FROM raw LEFT JOIN marked ON marked.row = raw.rowid`;
  const found = await connection.runAndReadAll(
    `SELECT segment, count(*), ${sums.join(", ")} FROM (${numbered}) WHERE NOT is_marked GROUP BY segment`,
  );
  const bySegment = new Map(found.getRows().map((row) => [Number(row[0]), row]));
  const texts = measures.map(({ column }) => text(column));
  const own = await connection.runAndReadAll(
    `SELECT marked.row, marked.label, ${texts.join(", ")},
       ${measures.map(({ column, decimal }) => amount(text(column), decimal)).join(", ")}
     FROM marked JOIN raw ON raw.rowid = marked.row ORDER BY marked.row`,
  );
  const names = await namedByRows(
    connection,
    labelColumns,
    own.getRows().map(([, label]) => summedUp(String(label ?? ""))),
  );
  const candidates = own.getRows().map(([row, label, ...cells]) => ({
    row: String(row),
    label: String(label ?? ""),
    isOwnName: !names.has(summedUp(String(label ?? ""))),
    values: measures.map((_, i) => {
      const value = cells[measures.length + i];
      return value === null || value === undefined ? undefined : Number(value);
    }),
    decimals: measures.map(({ decimal }, i) => decimalsOf(String(cells[i] ?? ""), decimal)),
  }));
  const all = Array.from({ length: candidates.length + 1 }, (_, segment) => {
    const row = bySegment.get(segment) ?? [];
    const part = (offset: number) => measures.map((__, i) => Number(row[2 + 4 * i + offset] ?? 0));
    return { rows: Number(row[1] ?? 0), sum: part(0), count: part(1), min: part(2), max: part(3) };
  });
  return { candidates, sums: all };
}

/** Those of the names that stand in a row which may not be a total; and the empty one. */
async function namedByRows(
  connection: DuckDBConnection,
  columns: readonly string[],
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(names)].filter((name) => name !== "");
  if (asked.length === 0) return new Set([""]);
  const bindings = new Bindings();
  const list = bindings.addAll(asked);
  const found = columns.map(
    (column) =>
      `SELECT lower(trim(${text(column)})) AS name FROM raw WHERE lower(trim(${text(column)})) IN ${list} AND rowid NOT IN (SELECT row FROM marked)`,
  );
  const reader = await connection.runAndReadAll(found.join(" UNION "), bindings.values);
  return new Set(["", ...reader.getRows().map(([name]) => String(name))]);
}

function text(column: string): string {
  return `${identifier(column)}::VARCHAR`;
}
