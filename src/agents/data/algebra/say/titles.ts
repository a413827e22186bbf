/** What a result is called: what was measured, by what, and of which rows. */
import { capitalise, sayList } from "../../numbers.ts";
import { isBucket } from "../compile/time.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { sayKept } from "./conditions.ts";
import { bucketOf } from "./said.ts";

/** `Total revenue by shop and drink per month where year is 2024`. */
export function titleOf(
  query: AlgebraQuery,
  source: string,
  columns: readonly string[],
  keys: readonly string[] | undefined,
): string {
  const kept = sayKept(query);
  if (keys === undefined) return capitalise(`${source}${kept}`);
  const measured = columns.filter((name) => !keys.includes(name));
  const groups = keys.map((name, i) => {
    const bucket = bucketOf(query, i);
    return { name: bucket ?? name, isPeriod: bucket !== undefined && isBucket(bucket) };
  });
  const { pivot } = query;
  const by = [
    ...groups.flatMap(({ name, isPeriod }) => (isPeriod ? [] : [name])),
    ...(pivot === undefined ? [] : [pivot.column]),
  ];
  const parts = [
    pivot === undefined ? sayList(measured) : pivot.value,
    ...(by.length === 0 ? [] : [`by ${sayList(by)}`]),
    ...groups.flatMap(({ name, isPeriod }) => (isPeriod ? [`per ${name}`] : [])),
  ];
  return capitalise(parts.join(" ") + kept);
}
