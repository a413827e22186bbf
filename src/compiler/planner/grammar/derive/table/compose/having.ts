/** "Regions with more than 3 orders": a condition on what is measured of each group. */
import { isUnique, type Table } from "../columns.ts";
import { close } from "../close-conditions.ts";
import type { Key, Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";
import type { Composed, Make } from "./composed.ts";
import { limited, ordered } from "./finish.ts";
import { aliasOf, keysOf, measureOf } from "./names.ts";

export function having(asked: Asked, table: Table, make: Make): Composed[] {
  const part = asked.one("having");
  if (part === undefined) return [];
  const measure: Measure = part.measure;
  const stray = asked.measures.filter((one) => one.how !== measure.how || one.column !== measure.column); // prettier-ignore
  if (stray.length > 0 || asked.askedKey !== undefined) return [];
  const keys: readonly Key[] = [
    ...asked.keys,
    ...asked.targets.filter((column) => column !== measure.column).map((column) => ({ column })),
  ];
  if (keys.length === 0 || keys.some(({ column, bucket }) => bucket === undefined && (column.type === "number" || isUnique(column, table)))) return []; // prettier-ignore
  const inOrder = ordered({ ...asked, measures: [measure] }, keys, table);
  if (inOrder === undefined) return [];
  const condition = close(part.condition, { name: aliasOf(measure), type: "number" });
  return [
    make({
      group: keysOf(keys),
      measures: [measureOf(measure)],
      having: [condition],
      ...inOrder,
      ...limited(asked),
    }),
  ];
}
