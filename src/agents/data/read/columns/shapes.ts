/** The shapes of a column's values: what numbers and dates are made of, without reading each value here. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../../sql.ts";
import { valuesOf } from "./values.ts";

/** More shapes than this, and it is prose. Dates with names of weekdays and months have some 300. */
const MOST_SHAPES = 2_000;

/** `1.234,56` and `9.876,54` have one shape, `9.999,99`. */
export interface Shape {
  readonly shape: string;
  /** What the first digit is: the zero of `0.5`, the zero of `007`, or another. */
  readonly leadingZero: "none" | "fraction" | "padded";
  readonly count: number;
  /** A value of this shape. */
  readonly example: string;
}

/** An SQL expression: the text of a column of `raw`, which has no blanks around it any more, see `trimColumns`. */
export function textOf(column: string): string {
  return identifier(column);
}

export function shapeOf(text: string): string {
  return `translate(${text}, '0123456789', '9999999999')`;
}

/**
 * The shapes of the values of `column`, the most frequent first; `undefined` when there are too many.
 * @param from a table's name, or a subquery.
 * @param isFew whether few values are different: then each is looked at once
 */
export async function readShapes(
  connection: DuckDBConnection,
  column: string,
  from: string,
  isFew = false,
): Promise<readonly Shape[] | undefined> {
  const reader = await connection.runAndReadAll(
    `SELECT ${shapeOf("text")} AS shape,
       CASE WHEN regexp_matches(text, '^[^0-9]*0[0-9]') THEN 'padded'
            WHEN regexp_matches(text, '^[^0-9]*0[.,]') THEN 'fraction' ELSE 'none' END AS zero,
       sum(n)::BIGINT, min(text)
     FROM ${valuesOf(column, from, isFew)} WHERE text IS NOT NULL
     GROUP BY ALL ORDER BY 3 DESC, 4 LIMIT ${MOST_SHAPES + 1}`,
  );
  const rows = reader.getRows();
  if (rows.length > MOST_SHAPES) return undefined;
  return rows.map(([shape, leadingZero, count, example]) => ({
    shape: String(shape),
    leadingZero: String(leadingZero) as Shape["leadingZero"],
    count: Number(count),
    example: String(example),
  }));
}

/** Values that are words keep their letters in the shape, so a word without digits is its own shape. */
export function hasDigit(shape: string): boolean {
  return shape.includes("9");
}
