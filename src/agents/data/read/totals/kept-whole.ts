/** Rows that are called like a whole and greater than each other one, without being the sum: to be said. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Note } from "../../../../catalog/authoring.ts";
import type { Shape } from "./amounts-table.ts";
import { hintOf } from "./wholes.ts";

const MOST_NAMED = 3;

/** Of the table `amounts`. */
export async function keptWhole(connection: DuckDBConnection, shape: Shape): Promise<Note[]> {
  const kept: string[] = [];
  for (const [at, { distinct, isTime }] of shape.dimensions.entries()) {
    if (isTime || distinct !== shape.rows) continue;
    const isGreatest = shape.measures.map((_, i) => `coalesce(m${i} = max(m${i}) OVER (), true)`);
    const reader = await connection.runAndReadAll(
      `SELECT d${at} FROM (SELECT d${at}, ${isGreatest.join(" AND ")} AS greatest FROM amounts) WHERE greatest AND d${at} IS NOT NULL LIMIT ${MOST_NAMED}`,
    );
    kept.push(
      ...reader
        .getRows()
        .map(([name]) => String(name))
        .filter((name) => hintOf(name) === "whole"),
    );
  }
  return [...new Set(kept)].map((name) => ({
    kind: "assumed",
    text: `a row called "${name}" is kept among the others: the numbers are not their sums`,
  }));
}
