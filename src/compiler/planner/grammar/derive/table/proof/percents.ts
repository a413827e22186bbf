/** "How much commission", of `commission_pct`: parts of a hundred of different amounts make no sum. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { columnOf, usesOf, type Check } from "./claim.ts";

export const summedPercents: Check = (claim) => {
  const measures = (claim.query["measures"] ?? []) as readonly { how?: string; column?: string }[];
  const summed = new Set(measures.flatMap(({ how, column }) => (how === "sum" ? [column] : [])));
  return usesOf(claim).flatMap((use) => {
    const column = columnOf(use, claim.table);
    return column !== undefined && summed.has(column.name) && isPercent(column) ? [use.from] : [];
  });
};

function isPercent({ name, unit }: ColumnFacts): boolean {
  return unit === "%" || /(?:^|[^a-z])(?:pct|percent|percentage)(?:[^a-z]|$)|%/i.test(name);
}
