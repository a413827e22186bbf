/** What a result is called: what was measured, by what, and of which rows. */
import { capitalise, sayList } from "../../numbers.ts";
import { isBucket } from "../compile/time.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { sayKept, sayKeptGroups, valuesNamed } from "./conditions.ts";
import { bucketOf } from "./said.ts";

/** Values that a title has room for. */
const NAMED = 4;

/** `Total revenue by shop and drink per month where year is 2024`, `Mean price of AAPL and MSFT per month`. */
export function titleOf(
  query: AlgebraQuery,
  source: string,
  columns: readonly string[],
  keys: readonly string[] | undefined,
): string {
  if (keys === undefined) return capitalise(`${source}${sayKept(query)}`);
  const measured = columns.filter((name) => !keys.includes(name));
  const groups = keys.map((name, i) => {
    const bucket = bucketOf(query, i);
    const values = bucket === undefined ? (valuesNamed(query.where, name) ?? []) : [];
    const isPeriod = bucket !== undefined && isBucket(bucket);
    return {
      name: bucket ?? name,
      isPeriod,
      named: values.length > NAMED ? [] : values,
    };
  });
  const named = groups.flatMap((group) => group.named);
  const { pivot } = query;
  const by = [
    ...groups.flatMap(({ name, isPeriod, named: { length } }) =>
      isPeriod || length > 0 ? [] : [name],
    ),
    ...(pivot === undefined ? [] : [pivot.column]),
  ];
  const parts = [
    pivot === undefined ? sayList(measured) : pivot.value,
    ...(named.length === 0 ? [] : [`of ${sayList(named)}`]),
    ...(by.length === 0 ? [] : [`by ${sayList(by)}`]),
    ...groups.flatMap(({ name, isPeriod }) => (isPeriod ? [`per ${name}`] : [])),
  ];
  return capitalise(parts.join(" ") + sayKeptGroups(query));
}
