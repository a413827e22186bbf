/** "What share of revenue is espresso", "the share of each region". */
import { isAmount, type Table } from "../columns.ts";
import type { Key, Measure } from "../parts.ts";
import { conditionOf, type Asked } from "./asked.ts";
import type { Composed, Make } from "./composed.ts";
import { limited, ordered } from "./finish.ts";
import { aliasOf, keysOf, measureOf } from "./names.ts";

export function shares(asked: Asked, table: Table, make: Make): Composed[] {
  const amounts = asked.targets.filter(isAmount);
  const [
    measure = amounts[0] === undefined
      ? { how: "count" as const }
      : ({ how: "sum", column: amounts[0] } as Measure),
    ...more
  ] = asked.measures;
  if (more.length > 0 || amounts.length > 1) return [];
  if (measure.how !== "sum" && measure.how !== "count") return [];
  const name = aliasOf(measure);
  const share = `share of ${name}`;
  const extend = [{ op: "share", of: name, as: share }];
  const others = asked.targets.filter((column) => column.type !== "boolean" && !amounts.includes(column) && !asked.named.some((one) => one.column === column)); // prettier-ignore
  const keys = [
    ...asked.keys,
    ...(asked.askedKey === undefined ? [] : [asked.askedKey]),
    ...others.map((column): Key => ({ column })),
  ];
  if (keys.length > 0) {
    const inOrder = ordered({ ...asked, measures: [measure] }, keys, table);
    return inOrder === undefined
      ? []
      : [make({ group: keysOf(keys), measures: [measureOf(measure)], extend, ...inOrder, ...limited(asked) })]; // prettier-ignore
  }
  if (asked.order !== undefined || asked.limit !== undefined) return [];
  // Of some values of a column: the others are the whole, so the condition comes after.
  const [named, ...rest] = asked.named;
  const where = asked.where.filter((condition) => conditionOf(condition) !== named?.column.name);
  if (named !== undefined && rest.length === 0 && asked.where.length - where.length === 1) {
    const { column, values } = named;
    const having = [{ op: "in", column: column.name, values }];
    return [make({ where, group: [column.name], measures: [measureOf(measure)], extend, having })];
  }
  // Of rows that fit one condition, among all rows.
  const [only, ...further] = asked.where;
  if (only === undefined || further.length > 0 || !("op" in only) || named !== undefined) return [];
  const whole = { ...measureOf(measure), as: "whole" };
  const part = { ...measureOf(measure), where: [only], as: "part" };
  return [
    make({
      where: [],
      measures: [part, whole],
      extend: [
        { op: "/", of: ["part", "whole"], as: "ratio" },
        { op: "*", of: ["ratio", 100], as: share },
      ],
      select: [share, "part", "whole"],
    }),
  ];
}
