/** Keys and measures as a table query has them, with names by which other clauses speak of them. */
import type { Key, Measure } from "../parts.ts";

const WORDS: Readonly<Record<string, string>> = {
  sum: "total",
  distinct: "different values of",
  min: "lowest",
  max: "highest",
  stddev: "standard deviation of",
};

/** `total price`, `mean units`; of rows that are counted, `rows`. */
export function aliasOf({ how, column, q }: Measure): string {
  if (column === undefined) return "rows";
  if (how === "quantile")
    return `${Math.round((q ?? 0.5) * 10_000) / 100}th percentile of ${column.name}`;
  return `${WORDS[how] ?? how} ${column.name}`;
}

export function measureOf(measure: Measure): Record<string, unknown> {
  const { how, column, q } = measure;
  return {
    how,
    ...(column !== undefined && { column: column.name }),
    ...(q !== undefined && { q }),
    as: aliasOf(measure),
  };
}

export function keysOf(keys: readonly Key[]): unknown[] {
  const seen = new Set<string>();
  return keys.flatMap((key) => {
    if (seen.has(keyName(key))) return [];
    seen.add(keyName(key));
    const { column, bucket } = key;
    return [bucket === undefined ? column.name : { column: column.name, bucket, as: keyName(key) }];
  });
}

export function keyName({ column, bucket }: Key): string {
  return bucket ?? column.name;
}
