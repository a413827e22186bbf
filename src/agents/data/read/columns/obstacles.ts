/** Why a column that is nearly numbers or dates is text: the values that hinder it, where they stand, and what helps. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { Bindings } from "../../sql.ts";
import { shapeOf, textOf, type Shape } from "./shapes.ts";

export interface Obstacle {
  /** `"n/k" (row 17) is no number` */
  readonly obstacle: string;
  readonly wayOut: string;
}

const SHOWN = 3;
/** More values are corrected in the file rather than listed. */
const MOST_LISTED = 20;

/** @param shapes all that are no numbers, or no dates */
export async function describeObstacle(
  connection: DuckDBConnection,
  name: string,
  from: string,
  shapes: readonly Shape[],
  what: "number" | "date",
): Promise<Obstacle> {
  const bindings = new Bindings();
  const list = bindings.addAll(shapes.map(({ shape }) => shape));
  const text = textOf(name);
  const reader = await connection.runAndReadAll(
    `SELECT text, min(row) AS row FROM (SELECT ${text} AS text, row_number() OVER (ORDER BY rowid) AS row FROM ${from})
     WHERE ${shapeOf("text")} IN ${list} GROUP BY text ORDER BY row LIMIT ${MOST_LISTED + 1}`,
    bindings.values,
  );
  const found = reader
    .getRows()
    .map(([value, row]) => ({ value: String(value), row: Number(row) }));
  const shown = found.slice(0, SHOWN).map(({ value, row }) => `"${value}" (row ${row})`);
  const more = found.length > SHOWN ? ", …" : "";
  const verb = found.length === 1 ? `is no ${what}` : `are no ${what}s`;
  const nulls = found.map(({ value }) => JSON.stringify(value)).join(", ");
  return {
    obstacle: `${shown.join(", ")}${more} ${verb}`,
    wayOut:
      found.length > MOST_LISTED
        ? "Correct these values in the file."
        : `Correct ${found.length === 1 ? "it" : "them"} in the file, or leave ${found.length === 1 ? "it" : "them"} out: reading { nulls: [${nulls}] }, as an argument or for the file in orchc.config.yaml.`,
  };
}
