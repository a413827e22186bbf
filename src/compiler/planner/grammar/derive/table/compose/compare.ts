/** Two values, groups or times side by side: their difference or ratio, or the one that has more. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { inPeriod } from "../close-conditions.ts";
import { addsUp, isAmount, endOf, isUnique, isYears, timeColumn, type Table } from "../columns.ts";
import { isMeasure, type Condition, type Measure } from "../parts.ts";
import type { Asked } from "./asked.ts";
import { conditionOf } from "./conditions.ts";
import {
  aliasOf,
  compose,
  grouped,
  measureOf,
  said,
  select,
  togetherOf,
  type Composed,
} from "./clauses.ts";
import { dimensional } from "./close.ts";

interface Sides {
  readonly sides: readonly [Side, Side];
  /** Conditions that are none of the two. */
  readonly rest: readonly Condition[];
  /** The column that the two are values of. */
  readonly column: ColumnFacts;
}

interface Side {
  readonly name: string;
  readonly condition: Condition;
}

export function comparedBy(asked: Asked, table: Table): Composed[] {
  const found = sidesOf(asked, table);
  const measured = found && measureBetween(asked, table, found.column);
  if (found === undefined || measured === undefined) return [];
  const { measure, assumed } = measured;
  const difference = asked.one("difference");
  const isTurned = difference?.inverse === true || difference?.signed === "less";
  const [first, second] = isTurned ? found.sides.toReversed() : found.sides;
  const side = (one: Side | undefined) => ({
    ...measureOf(measure),
    where: [one?.condition],
    as: one?.name,
  });
  const of = [first?.name, second?.name];
  const { name, extend } = comparisonOf(asked, of);
  const measures = [side(first), side(second)];
  const query = { where: found.rest, measures, extend, select: [name, ...of] };
  return compose(query, 0.1, ...assumed);
}

function comparisonOf(asked: Asked, of: readonly unknown[]) {
  if (asked.one("difference")?.ratio)
    return { name: "ratio", extend: [{ op: "/", of, as: "ratio" }] };
  const name = asked.one("change")?.percent ? "percent change" : "difference";
  const isSigned = asked.one("difference")?.signed !== undefined && asked.words.includes("than");
  const extend =
    name === "difference"
      ? isSigned
        ? [{ op: "-", of, as: name }]
        : [
            { op: "-", of, as: "signed" },
            { op: "abs", of: "signed", as: name },
          ]
      : [
          { op: "/", of: of.toReversed(), as: "quotient" },
          { op: "-", of: ["quotient", 1], as: "part" },
          { op: "*", of: ["part", 100], as: name },
        ];
  return { name, extend };
}

function sidesOf(asked: Asked, { columns }: Table): Sides | undefined {
  if (asked.keys.some((key) => key !== asked.askedKey)) return undefined;
  const periods = asked.one("periods");
  if (periods !== undefined) {
    const column = timeColumn(columns);
    const [first, second] = [periods.first, periods.second].map((period): Side | undefined => {
      const condition = column && inPeriod({ period, comparator: "in" }, column);
      const name = period.from?.slice(0, period.unit === "year" ? 4 : 10) ?? "";
      return condition && { name, condition };
    });
    return column && first && second && { sides: [first, second], rest: asked.where, column };
  }
  const [first, second, ...others] = asked.named.flatMap(({ column, values }) =>
    values.map((name) => ({ column, name })),
  );
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  const { column } = first;
  if (column !== second.column || first.name === second.name) return undefined;
  const side = ({ name }: typeof first): Side => ({
    name,
    condition: { op: "=", column: column.name, value: name },
  });
  const rest = asked.where.filter((condition) => conditionOf(condition) !== column.name);
  return { sides: [side(first), side(second)], rest, column };
}

interface Measured {
  readonly measure: Measure;
  readonly assumed: readonly string[];
}

function measureBetween(asked: Asked, table: Table, column: ColumnFacts): Measured | undefined {
  const { measures } = asked;
  const targets = asked.targets.filter((one) => one !== column);
  const difference = asked.one("difference");
  const isOne = isUnique(column, table);
  if (difference?.dimension !== undefined) {
    const of = dimensional(difference.dimension, targets, table);
    const isFit = of !== undefined && isOne && measures.length === 0;
    return isFit ? { measure: { how: "max", column: of }, assumed: [] } : undefined;
  }
  if (measures.length + targets.length > 1) return undefined;
  const [measure] = measures;
  if (measure !== undefined) return { measure, assumed: [] };
  const [target] = targets;
  if (target === undefined) {
    const isCounted = asked.has("rows") || difference?.counted === true;
    return isCounted ? { measure: { how: "count" }, assumed: ["rows are counted"] } : undefined;
  }
  if (!isAmount(target) && !(isYears(target) && isOne)) return undefined;
  if (isOne) return { measure: { how: "max", column: target }, assumed: [] };
  const together = togetherOf(target, table);
  return { measure: together, assumed: [`${said(together)} of each is compared`] };
}

const LINKING = new Set(["or", "between", "and"]);

/** "Which is longer, A or B": the one that has more. */
export function eitherOf(asked: Asked, table: Table): Composed[] {
  const more = asked.one("more");
  const found = sidesOf(asked, table);
  if (more === undefined || found === undefined) return [];
  if (!asked.words.some((word) => LINKING.has(word))) return [];
  const { sides, rest: where, column } = found;
  const amounts = asked.targets.filter((one) => isAmount(one) && one !== column);
  if (amounts.length > 1 || asked.measures.length > 1) return [];
  const of =
    more.of ??
    asked.measures[0] ??
    amounts[0] ??
    (more.dimension && dimensional(more.dimension, asked.targets, table));
  if (of === undefined) return [];
  // After grouping: the answer then names the one that has more first.
  const having = asked.has("periods")
    ? [{ any: sides.map(({ condition }) => condition) }]
    : [{ op: "in", column: column.name, values: sides.map(({ name }) => name) }];
  const which = isMeasure(of) ? more.which : endOf(more.which, more.dimension, of);
  const groupsBy = (measure: Measure) => ({
    where,
    having,
    ...grouped([{ column }], [measure]),
    extreme: { which, of: aliasOf(measure) },
  });
  if (isMeasure(of))
    return compose(isYears(column) || column.type === "text" ? groupsBy(of) : undefined);
  if (isUnique(column, table)) {
    const extreme = { which, of: of.name };
    return compose({ where, having, extreme, select: select([column, of]) });
  }
  const saysTotal = asked.words.some((word) => word === "total" || word === "altogether");
  if (!isAmount(of) || !addsUp(of, table) || !saysTotal) return [];
  const total: Measure = { how: "sum", column: of };
  return compose(groupsBy(total), 0.2, `${said(total)} is compared`);
}
