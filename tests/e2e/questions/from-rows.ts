/** What is right, from rows: sums, means, groups, and who has the most. */
import type { Right } from "./table.ts";

export const given = (values: readonly (number | undefined)[]): number[] =>
  values.filter((value) => value !== undefined);
export const sum = (values: readonly (number | undefined)[]): number =>
  given(values).reduce((a, b) => a + b, 0);
export const mean = (values: readonly (number | undefined)[]): number =>
  sum(values) / given(values).length;
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};
export const groups = <T>(
  rows: readonly T[],
  by: (row: T) => string,
  of: (rows: readonly T[]) => number,
): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(rows, by)].map(([name, all]) => [name, of(all)]));
export const count = (rows: readonly unknown[]): number => rows.length;
export const number = (rows: readonly unknown[]): Right => ({ value: rows.length });
/** The name of the group, or of the row, that has the most. */
export const most = (of: Readonly<Record<string, number>>): Right => ({
  names: Object.entries(of).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "",
});
export const none: Right = { none: true };
