/** Two values or groups side by side, with their difference or ratio. */
import { conditionOf, type Asked } from "./asked.ts";
import { isAmount } from "../columns.ts";
import type { Composed, Make } from "./composed.ts";
import type { Measure } from "../parts.ts";
import { aliasOf, measureOf } from "./names.ts";

export function comparedBy(asked: Asked, make: Make): Composed[] {
  const ratio = asked.one("difference")?.ratio === true;
  const amounts = asked.targets.filter(isAmount);
  const [
    measure = amounts[0] === undefined
      ? undefined
      : ({ how: "sum", column: amounts[0] } as Measure),
    ...more
  ] = asked.measures;
  if (measure === undefined || more.length > 0 || amounts.length > 1 || asked.keys.length > 0)
    return [];
  const columns = new Set(asked.named.map(({ column }) => column));
  const values = asked.named.flatMap((one) => one.values);
  const [column] = columns;
  const [first, second, ...others] = values;
  if (
    column === undefined ||
    columns.size > 1 ||
    first === undefined ||
    second === undefined ||
    others.length > 0
  )
    return [];
  const side = (value: string) => ({
    ...measureOf(measure),
    where: [{ op: "=", column: column.name, value }],
    as: value,
  });
  const where = asked.where.filter((condition) => conditionOf(condition) !== column.name);
  const of = [first, second];
  const name = ratio ? "ratio" : "difference";
  const extend = ratio
    ? [{ op: "/", of, as: name }]
    : [
        { op: "-", of, as: "signed" },
        { op: "abs", of: "signed", as: name },
      ];
  const said =
    measure.column === undefined ? "rows are counted" : `${aliasOf(measure)} of each is compared`;
  return [
    make(
      { where, measures: [side(first), side(second)], extend, select: [name, first, second] },
      0.1,
      ...(asked.measures.length === 0 ? [said] : []),
    ),
  ];
}
