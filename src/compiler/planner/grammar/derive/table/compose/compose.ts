/** The table queries that a sequence of parts can mean, best first. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { isMeasure, type Key, type Measure } from "../parts.ts";
import { addsUp, isAmount, isUnique, timeColumn, type Table } from "../columns.ts";
import type { Asked } from "./asked.ts";
import { comparedBy } from "./compare.ts";
import type { Composed, Make, Query } from "./composed.ts";
import { aliasOf, keyName, keysOf, measureOf } from "./names.ts";

export function composed(asked: Asked, table: Table): Composed[] {
  const base: Query = asked.where.length === 0 ? {} : { where: asked.where };
  const make = (query: Query, cost = 0, ...assumed: string[]): Composed => ({
    query: { ...base, ...query },
    cost,
    assumed: [...asked.assumed, ...assumed],
  });
  if (asked.has("difference")) return comparedBy(asked, make);
  if (asked.has("share")) return shares(asked, table, make);
  if (asked.has("change") || asked.has("running") || asked.has("rank"))
    return alongTime(asked, table, make);
  if (asked.end !== undefined) return ends(asked, asked.end, table, make);
  if (asked.extreme !== undefined || asked.limit?.which !== undefined)
    return extremes(asked, table, make);
  if (asked.measures.length > 0) return measures(asked, table, make);
  if (asked.keys.length > 0 || asked.askedKey !== undefined) return groups(asked, table, make);
  return rows(asked, table, make);
}

/** "The average price by region, sorted by …" */
function measures(asked: Asked, table: Table, make: Make): Composed[] {
  const keys = [...asked.keys, ...(asked.askedKey === undefined ? [] : [asked.askedKey])];
  // "How many products are there" counts what is named; "the average salary of employees" is over all of them.
  const others = asked.targets.filter(
    (column) => !asked.measures.some((measure) => measure.column === column),
  );
  if (others.some(isAmount)) return [];
  const asKeys = others.filter((column) => !isUnique(column, table));
  if (asKeys.length > 0 && keys.length > 0) return [];
  const group = keysOf([...keys, ...asKeys.map((column) => ({ column }))]);
  const query: Query = {
    ...(group.length > 0 && { group }),
    measures: asked.measures.map(measureOf),
  };
  return [
    make({ ...query, ...ordered(asked, keys), ...limited(asked) }, asKeys.length > 0 ? 0.6 : 0),
  ];
}

/** Keys without a statistic: "revenue by region". */
function groups(asked: Asked, table: Table, make: Make): Composed[] {
  const keys = [...asked.keys, ...(asked.askedKey === undefined ? [] : [asked.askedKey])];
  const amounts = asked.targets.filter(isAmount);
  const others = asked.targets.filter((column) => !amounts.includes(column));
  if (others.some((column) => !isUnique(column, table))) return [];
  if (amounts.length === 0) {
    // "List the different cities": each of them once.
    if (
      !asked.has("rows") &&
      asked.targets.length === 0 &&
      keys.every(({ bucket }) => bucket === undefined)
    )
      return [
        make(
          {
            select: keys.map(({ column }) => column.name),
            distinct: true,
            ...ordered(asked, []),
            ...limited(asked),
          },
          0.3,
        ),
      ];
    return [
      make(
        {
          group: keysOf(keys),
          measures: [{ how: "count" }],
          ...ordered(asked, keys),
          ...limited(asked),
        },
        0.3,
        "rows are counted",
      ),
    ];
  }
  const measured = amounts.map((column): Measure => ({
    how: addsUp(column, table) ? "sum" : "mean",
    column,
  }));
  const said = measured.map(
    ({ how, column }) =>
      `the ${how === "sum" ? "total" : "mean"} of ${column?.name ?? ""} is taken`,
  );
  return [
    make(
      {
        group: keysOf(keys),
        measures: measured.map(measureOf),
        ...ordered(asked, keys),
        ...limited(asked),
      },
      0.3,
      ...said,
    ),
  ];
}

/** Rows as they stand: "the pilot of the Monarch B", "orders over 50". */
function rows(asked: Asked, table: Table, make: Make): Composed[] {
  const { targets, where, order } = asked;
  if (
    targets.length === 0 &&
    where.length === 0 &&
    order?.by === undefined &&
    !asked.has("rows") &&
    asked.limit === undefined
  )
    return [];
  const only = targets.length === 1 ? targets[0] : undefined;
  // Repeated names are told once.
  const once =
    only !== undefined && only.type === "text" && !isUnique(only, table) && order === undefined;
  void table;
  return [
    make({
      ...(targets.length > 0 && { select: [...new Set(targets.map(({ name }) => name))] }),
      ...(once && { distinct: true }),
      ...ordered(asked, []),
      ...limited(asked),
    }),
  ];
}

/** The row or group that has the most; the top 5. */
function extremes(asked: Asked, table: Table, make: Make): Composed[] {
  const which = asked.extreme?.which ?? asked.limit?.which ?? "greatest";
  const n = asked.extreme?.n ?? asked.limit?.n;
  let { keys } = asked;
  let of: ColumnFacts | Measure | undefined = asked.extreme?.of ?? asked.measures[0];
  let { targets } = asked;
  if (of === undefined && asked.order?.by !== undefined) of = asked.order.by;
  // "The top 5 products by price": what stands after "by" is what they are ranked by.
  const [by, ...more] = keys;
  if (
    of === undefined &&
    by !== undefined &&
    more.length === 0 &&
    by.bucket === undefined &&
    isAmount(by.column)
  ) {
    of = by.column;
    keys = [];
  }
  if (of === undefined) {
    const amounts = targets.filter(isAmount);
    if (amounts.length !== 1) return [];
    of = amounts[0];
  }
  if (of === undefined) return [];
  targets = targets.filter((column) => column !== of && !(isMeasure(of) && of.column === column));
  const asks = targets.filter((column) => !isAmount(column));
  const pick = (name: string): Query =>
    n === undefined
      ? { extreme: { which, of: name } }
      : { order: [{ column: name, descending: which === "greatest" }], limit: n };

  if (isMeasure(of)) {
    const grouped = [
      ...keys,
      ...(asked.askedKey === undefined ? [] : [asked.askedKey]),
      ...asks.map((column): Key => ({ column })),
    ];
    if (grouped.length === 0) return [];
    return [make({ group: keysOf(grouped), measures: [measureOf(of)], ...pick(aliasOf(of)) })];
  }
  const column = of;
  if (asked.askedKey !== undefined || (keys.length > 0 && asks.length === 0)) {
    const grouped = [...keys, ...(asked.askedKey === undefined ? [] : [asked.askedKey])];
    if (asked.askedKey === undefined && n === undefined) {
      const measure: Measure = { how: which === "greatest" ? "max" : "min", column };
      return [
        make({
          group: keysOf(grouped),
          measures: [measureOf(measure)],
          ...ordered(asked, grouped),
        }),
      ];
    }
    const measure: Measure = { how: addsUp(column, table) ? "sum" : "mean", column };
    return [
      make(
        { group: keysOf(grouped), measures: [measureOf(measure)], ...pick(aliasOf(measure)) },
        0.2,
        `the ${measure.how === "sum" ? "total" : "mean"} of ${column.name} is compared`,
      ),
    ];
  }
  const select = [
    ...new Set([
      ...keys.map((key) => key.column.name),
      ...targets.map(({ name }) => name),
      column.name,
    ]),
  ];
  if (keys.length > 0) {
    if (keys.some(({ bucket }) => bucket !== undefined) || n !== undefined) return [];
    return [
      make({
        extreme: { which, of: column.name, within: keys.map((key) => key.column.name) },
        select,
      }),
    ];
  }
  if (asks.length === 0 && asked.asksWho) {
    const entity = table.columns.find((one) => one.type === "text" && isUnique(one, table));
    return entity === undefined
      ? []
      : [
          make(
            { ...pick(column.name), select: [entity.name, column.name] },
            0.3,
            `${entity.name} is what tells rows apart`,
          ),
        ];
  }
  if (asks.length === 0 && n === undefined && targets.length === 0) {
    const measure: Measure = { how: which === "greatest" ? "max" : "min", column };
    return [make({ measures: [measureOf(measure)] })];
  }
  const row = make({ ...pick(column.name), select }, 0);
  const repeated = asks.filter((one) => !isUnique(one, table));
  if (repeated.length !== asks.length || asks.length === 0 || !addsUp(column, table)) return [row];
  // Several rows for each: the greatest row, or the one that has most in all.
  const measure: Measure = { how: "sum", column };
  const total = make({
    group: keysOf(asks.map((one) => ({ column: one }))),
    measures: [measureOf(measure)],
    ...pick(aliasOf(measure)),
  });
  const isMost = asked.named.some(({ column: one }) => asks.includes(one));
  return isMost ? [row] : [total, row];
}

/** The first, the last: by time, else in the order of the rows. */
function ends(asked: Asked, end: NonNullable<Asked["end"]>, table: Table, make: Make): Composed[] {
  if (
    asked.measures.length > 0 ||
    asked.extreme !== undefined ||
    asked.keys.length > 0 ||
    asked.askedKey !== undefined
  )
    return [];
  const time = end.by ?? timeColumn(table.columns);
  const select =
    asked.targets.length === 0
      ? {}
      : {
          select: [
            ...new Set([
              ...asked.targets.map(({ name }) => name),
              ...(time === undefined ? [] : [time.name]),
            ]),
          ],
        };
  const isRows = end.n !== undefined && end.by === undefined;
  if (isRows && end.which === "first")
    return [make({ ...select, limit: end.n, ...ordered(asked, []) })];
  if (time === undefined) {
    if (end.which === "first")
      return [make({ ...select, limit: 1 }, 0.3, "the first is the one that stands first")];
    const measured = asked.targets.map(({ name }) => ({ how: "last", column: name, as: name }));
    return measured.length === 0 || end.n !== undefined
      ? []
      : [make({ measures: measured }, 0.3, "the last is the one that stands last")];
  }
  if (end.n !== undefined)
    return [
      make(
        {
          ...select,
          order: [{ column: time.name, descending: end.which === "last" }],
          limit: end.n,
        },
        0.3,
        `the order is that of ${time.name}`,
      ),
    ];
  return [
    make(
      { ...select, extreme: { which: end.which === "last" ? "greatest" : "least", of: time.name } },
      0.1,
    ),
  ];
}

/** "What share of revenue is espresso", "the share of each region". */
function shares(asked: Asked, table: Table, make: Make): Composed[] {
  const amounts = asked.targets.filter(isAmount);
  const [
    measure = amounts[0] === undefined
      ? { how: "count" as const }
      : ({ how: "sum", column: amounts[0] } as Measure),
    ...more
  ] = asked.measures;
  if (more.length > 0 || amounts.length > 1) return [];
  const name = aliasOf(measure);
  const share = `share of ${name}`;
  const extend = [{ op: "share", of: name, as: share }];
  const others = asked.targets.filter((column) => !amounts.includes(column));
  const keys = [
    ...asked.keys,
    ...(asked.askedKey === undefined ? [] : [asked.askedKey]),
    ...others.map((column): Key => ({ column })),
  ];
  if (keys.length > 0)
    return [make({ group: keysOf(keys), measures: [measureOf(measure)], extend })];
  // Of some values of a column: the others are the whole, so the condition comes after.
  const [named, ...rest] = asked.named;
  if (named === undefined || rest.length > 0) return [];
  void table;
  const { column, values } = named;
  const having = [{ op: "in", column: column.name, values }];
  const where = asked.where.filter(
    (condition) => !("column" in condition && condition.column === column.name),
  );
  return [make({ where, group: [column.name], measures: [measureOf(measure)], extend, having })];
}

/** Changes, running totals and ranks, from one stretch of time or row to the next. */
function alongTime(asked: Asked, table: Table, make: Make): Composed[] {
  const amounts = asked.targets.filter(isAmount);
  const [column, ...others] = amounts;
  const [
    measure = column === undefined
      ? undefined
      : ({ how: addsUp(column, table) ? "sum" : "mean", column } as Measure),
    ...more
  ] = asked.measures;
  if (measure === undefined || more.length > 0 || others.length > 0) return [];
  const time = timeColumn(table.columns);
  const change = asked.one("change");
  let keys: readonly Key[] = [
    ...asked.keys,
    ...(asked.askedKey === undefined ? [] : [asked.askedKey]),
  ];
  let back = change?.back;
  if (keys.length === 0 && back !== undefined && time !== undefined)
    keys = [{ column: time, ...(time.type === "time" && { bucket: "year" as const }) }];
  if (back !== undefined && keys.some(({ bucket }) => bucket === "year" || bucket === undefined))
    back = undefined;
  if (back !== undefined && keys.some(({ bucket }) => bucket === "quarter")) back = 4;
  if (keys.length === 0) return [];
  const of = aliasOf(measure);
  const op =
    change === undefined
      ? asked.has("running")
        ? "running total"
        : "rank"
      : change.percent
        ? "percent change"
        : "change";
  const said =
    asked.measures.length === 0
      ? [
          `the ${measure.how === "sum" ? "total" : "mean"} of ${measure.column?.name ?? ""} is taken`,
        ]
      : [];
  return [
    make(
      {
        group: keysOf(keys),
        measures: [measureOf(measure)],
        extend: [{ op, of, ...(back !== undefined && { back }) }],
        ...ordered(asked, keys),
      },
      0.2,
      ...said,
    ),
  ];
}

function ordered({ order }: Asked, keys: readonly Key[]): Query {
  if (order === undefined) return {};
  const { by, descending } = order;
  const [key] = keys;
  const column =
    by === undefined
      ? key === undefined
        ? undefined
        : keyName(key)
      : isMeasure(by)
        ? aliasOf(by)
        : by.name;
  if (column === undefined) return {};
  return { order: [{ column, ...(descending !== undefined && { descending }) }] };
}

function limited({ limit }: Asked): Query {
  return limit === undefined ? {} : { limit: limit.n };
}
