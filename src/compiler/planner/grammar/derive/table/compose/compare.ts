/** Two values, groups or times side by side: their difference or ratio, or the one that has more. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { inPeriod } from "../close-conditions.ts";
import { addsUp, isAmount, isTime, isUnique, isYears, timeColumn, type Table } from "../columns.ts";
import { isMeasure, type Condition, type Measure } from "../parts.ts";
import { conditionOf, type Asked } from "./asked.ts";
import { dimensional } from "./close.ts";
import type { Composed, Make } from "./composed.ts";
import { aliasOf, measureOf } from "./names.ts";

interface Sides {
  readonly sides: readonly { readonly name: string; readonly condition: Condition }[];
  /** Conditions that are none of the two. */
  readonly rest: readonly Condition[];
  /** The column that the two are values of. */
  readonly column: ColumnFacts;
}

export function comparedBy(asked: Asked, table: Table, make: Make): Composed[] {
  const sides = sidesOf(asked, table);
  const found = sides === undefined ? undefined : measureBetween(asked, table, sides.column);
  if (sides === undefined || found === undefined) return [];
  const { measure, assumed } = found;
  const difference = asked.one("difference");
  const isPercent = asked.one("change")?.percent === true;
  const [first, second] = difference?.inverse ? sides.sides.toReversed() : sides.sides;
  if (first === undefined || second === undefined) return [];
  const side = ({ name, condition }: typeof first) => ({
    ...measureOf(measure),
    where: [condition],
    as: name,
  });
  const of = [first.name, second.name];
  const name = difference?.ratio ? "ratio" : isPercent ? "percent change" : "difference";
  const extend = difference?.ratio
    ? [{ op: "/", of, as: name }]
    : isPercent
      ? [
          { op: "/", of: of.toReversed(), as: "quotient" },
          { op: "-", of: ["quotient", 1], as: "part" },
          { op: "*", of: ["part", 100], as: name },
        ]
      : [
          { op: "-", of, as: "signed" },
          { op: "abs", of: "signed", as: name },
        ];
  return [
    make(
      {
        where: sides.rest,
        measures: [side(first), side(second)],
        extend,
        select: [name, first.name, second.name],
      },
      0.1,
      ...assumed,
    ),
  ];
}

function sidesOf(asked: Asked, { columns }: Table): Sides | undefined {
  if (asked.keys.length > 0) return undefined;
  const periods = asked.one("periods");
  const values = asked.named.flatMap((one) => one.values.map((value) => ({ ...one, value })));
  if (periods !== undefined) {
    const time = timeColumn(columns);
    if (time === undefined) return undefined;
    const sides = [periods.first, periods.second].flatMap((period) => {
      const condition = inPeriod({ period, comparator: "in" }, time);
      return condition === undefined ? [] : [{ name: period.from?.slice(0, period.unit === "year" ? 4 : 10) ?? "", condition }]; // prettier-ignore
    });
    return sides.length === 2 ? { sides, rest: asked.where, column: time } : undefined;
  }
  const [first, second, ...others] = values;
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  if (first.column !== second.column || first.value === second.value) return undefined;
  const { column } = first;
  return {
    sides: [first, second].map(({ value }) => ({
      name: value,
      condition: { op: "=", column: column.name, value },
    })),
    rest: asked.where.filter((condition) => conditionOf(condition) !== column.name),
    column,
  };
}

function measureBetween(
  asked: Asked,
  table: Table,
  column: ColumnFacts,
): { readonly measure: Measure; readonly assumed: readonly string[] } | undefined {
  const [said, ...more] = asked.measures;
  const targets = asked.targets.filter((one) => one !== column);
  const difference = asked.one("difference");
  if (difference?.dimension !== undefined) {
    const of = dimensional(difference.dimension, targets, table);
    return of === undefined || !isUnique(column, table) || asked.measures.length > 0
      ? undefined
      : { measure: { how: "max", column: of }, assumed: [] };
  }
  if (more.length > 0) return undefined;
  if (said !== undefined) return targets.length > 0 ? undefined : { measure: said, assumed: [] };
  const [target, ...others] = targets;
  if (target !== undefined) {
    if (others.length > 0 || !(isAmount(target) || isYears(target))) return undefined;
    const isOne = isUnique(column, table);
    if (isYears(target) && !isOne) return undefined;
    const how = isOne ? "max" : addsUp(target, table) ? "sum" : "mean";
    const words = how === "sum" ? "total" : how;
    return {
      measure: { how, column: target },
      assumed: isOne ? [] : [`the ${words} of ${target.name} of each is compared`],
    };
  }
  return asked.has("rows") || difference?.counted
    ? { measure: { how: "count" }, assumed: ["rows are counted"] }
    : undefined;
}

/** "Which is longer, A or B": the one that has more. */
export function eitherOf(asked: Asked, table: Table, make: Make): Composed[] {
  const more = asked.one("more");
  const sides = sidesOf(asked, table);
  if (more === undefined || sides === undefined || !asked.words.some((word) => word === "or" || word === "between" || word === "and")) return []; // prettier-ignore
  const { column } = sides;
  const among = sides.sides.map(({ condition }) => condition);
  // After grouping: the answer then names the one that has more first.
  const having = [asked.has("periods") ? { any: among } : { op: "in", column: column.name, values: sides.sides.map(({ name }) => name) }]; // prettier-ignore
  const where = sides.rest;
  const amounts = asked.targets.filter((one) => isAmount(one) && one !== column);
  const [target, ...others] = amounts;
  if (others.length > 0 || asked.measures.length > 1) return [];
  const of =
    more.of ??
    asked.measures[0] ??
    target ??
    (more.dimension === undefined ? undefined : dimensional(more.dimension, asked.targets, table));
  if (of === undefined) return [];
  const extreme = (name: string) => ({ which: flipped(more, of), of: name });
  if (isMeasure(of)) {
    if (isYears(column) || column.type === "text")
      return [make({ where, having, group: [column.name], measures: [measureOf(of)], extreme: extreme(aliasOf(of)) })]; // prettier-ignore
    return [];
  }
  if (isUnique(column, table))
    return [
      make({
        where,
        having,
        extreme: extreme(of.name),
        select: [...new Set([column.name, of.name])],
      }),
    ];
  if (!isAmount(of) || !addsUp(of, table) || !asked.words.some((word) => word === "total" || word === "altogether")) return []; // prettier-ignore
  const measure: Measure = { how: "sum", column: of };
  return [
    make(
      { where, having, group: [column.name], measures: [measureOf(measure)], extreme: extreme(aliasOf(measure)) },
      0.2,
      `the total of ${of.name} is compared`,
    ),
  ]; // prettier-ignore
}

/** Who is older was born earlier. */
function flipped(
  {
    which,
    dimension,
  }: { readonly which: "greatest" | "least"; readonly dimension?: string | undefined },
  of: ColumnFacts | Measure,
): "greatest" | "least" {
  if (dimension !== "age" || isMeasure(of) || !isTime(of)) return which;
  return which === "greatest" ? "least" : "greatest";
}
