/** What a result is called: what was measured, by what, and of which rows. */
import { capitalise, sayList } from "../../numbers.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { sayKept } from "./conditions.ts";

export function titleOf(
  query: AlgebraQuery,
  source: string,
  columns: readonly string[],
  keys: readonly string[] | undefined,
): string {
  const kept = sayKept(query);
  if (keys === undefined) return capitalise(`${source}${kept}`);
  const measured = columns.filter((name) => !keys.includes(name));
  const by = keys.map((name, i) => sayGrouping(query, name, i));
  const pivoted = query.pivot === undefined ? [] : [`by ${query.pivot.column}`];
  const what = query.pivot === undefined ? sayList(measured) : query.pivot.value;
  return capitalise([what, ...by, ...pivoted].join(" ") + kept);
}

function sayGrouping({ group }: AlgebraQuery, name: string, i: number): string {
  const key = group[i];
  if (key === undefined || typeof key === "string") return `by ${name}`;
  return key.bucket.includes(" ") || key.bucket === "weekday"
    ? `by ${key.bucket}`
    : `per ${key.bucket}`;
}
