/** DuckDB's types as the four that tables know. */
import type { DuckDBType } from "@duckdb/node-api";
import type { ColumnType } from "../../../../catalog/authoring.ts";

const NUMBERS = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|BIGNUM|DECIMAL\b.*)$/;
const TIMES = /^(DATE|TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?)$/;

export function columnType(type: DuckDBType): ColumnType {
  const name = String(type);
  if (NUMBERS.test(name)) return "number";
  if (TIMES.test(name)) return "time";
  return name === "BOOLEAN" ? "boolean" : "text";
}

/**
 * An SQL expression that brings a value to a type that JSON can hold without loss.
 * NaN and infinity become missing; times with a zone become UTC.
 */
export function plainValue(expression: string, type: DuckDBType): string {
  const name = String(type);
  if (type.alias === "JSON") return `(${expression} ->> '$')`;
  if (name === "FLOAT" || name === "DOUBLE") {
    return `CASE WHEN isfinite(${expression}) THEN ${expression} END`;
  }
  if (TIMES.test(name)) {
    // Infinite dates are missing ones, as they are where numbers are not finite.
    const time =
      name === "TIMESTAMP WITH TIME ZONE"
        ? `make_timestamp(epoch_us(${expression}))`
        : name === "DATE"
          ? expression
          : `${expression}::TIMESTAMP`;
    return `CASE WHEN isfinite(${expression}) THEN ${time} END`;
  }
  if (name === "BIGNUM") return `${expression}::DOUBLE`;
  if (NUMBERS.test(name) || name === "BOOLEAN" || name === "VARCHAR") return expression;
  const nested = /\]$|^(STRUCT|MAP|UNION)\b/.test(name);
  return nested ? `to_json(${expression})::VARCHAR` : `${expression}::VARCHAR`;
}
