/** Numbers among columns of text, as plainly as programs write them. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../sql.ts";

const PLAIN: readonly (readonly [type: string, pattern: string])[] = [
  ["BIGINT", String.raw`[-+]?(0|[1-9]\d{0,17})`],
  ["DOUBLE", String.raw`[-+]?(0|[1-9]\d{0,17})(\.\d+)?([eE][-+]\d+)?`],
  ["BOOLEAN", "true|false|True|False|TRUE|FALSE"],
];

/** Gives the columns of `raw` types where all values are written in that type's plainest form. */
export async function typePlainly(connection: DuckDBConnection): Promise<void> {
  const shape = await connection.runAndReadAll("FROM raw LIMIT 0");
  const columns = shape.columnNames().map(identifier);
  const tests = columns.flatMap((column) =>
    PLAIN.map(
      ([, pattern]) =>
        `count(${column}) > 0 AND bool_and(regexp_full_match(${column}, '${pattern}'))`,
    ),
  );
  const found = await connection.runAndReadAll(`SELECT ${tests.join(", ")} FROM raw`);
  const fits = found.getRows()[0] ?? [];
  const list = columns.map((column, i) => {
    const type = PLAIN.find((_, j) => fits[i * PLAIN.length + j] === true)?.[0] ?? "VARCHAR";
    return `${column}::${type} AS ${column}`;
  });
  await connection.run(`CREATE TABLE typed AS SELECT ${list.join(", ")} FROM raw`);
  await connection.run("DROP TABLE raw");
  await connection.run("ALTER TABLE typed RENAME TO raw");
}
