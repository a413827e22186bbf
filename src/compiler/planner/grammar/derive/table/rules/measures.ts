/** What is computed of many values, and of which column. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Statistic } from "../../../link/operators.ts";
import type { Measure } from "../parts.ts";
import { rule, type Made, type Rule } from "../rule.ts";
import { isAmount } from "../columns.ts";

const TOGETHER = 0.5;
/** Need a column of numbers. */
const OF_NUMBERS = new Set<Statistic>([
  "sum",
  "mean",
  "median",
  "stddev",
  "variance",
  "population stddev",
  "quantile",
]);

export const measureRules: readonly Rule[] = [
  rule("columns", ["column", "op:and", "column"], ([first, , second]) =>
    first.column === second.column
      ? undefined
      : { meaning: { is: "columns", columns: [first.column, second.column] } },
  ),
  rule("more columns", ["columns", "op:and", "column"], ([{ columns }, , { column }]) =>
    columns.includes(column)
      ? undefined
      : { meaning: { is: "columns", columns: [...columns, column] } },
  ),
  rule(
    "more columns and",
    ["columns", "op:and", "op:and", "column"],
    ([{ columns }, , , { column }]) =>
      columns.includes(column)
        ? undefined
        : { meaning: { is: "columns", columns: [...columns, column] } },
  ),
  rule("statistic of column", ["op:statistic", "column"], ([{ operator }, { column }]) =>
    measureOf(operator.how, column),
  ),
  rule("statistic of columns", ["op:statistic", "columns"], ([{ operator }, { columns }]) => {
    const measures = columns.map((column) => measureOf(operator.how, column));
    const all = measures.flatMap((one) =>
      one?.meaning.is === "measure" ? one.meaning.measures : [],
    );
    return all.length === columns.length
      ? { meaning: { is: "measure", measures: all }, bonus: TOGETHER }
      : undefined;
  }),
  rule("quantile", ["number", "op:statistic", "column"], ([{ value }, { operator }, { column }]) =>
    operator.how === "quantile" && column.type === "number" && value > 0 && value <= 100
      ? {
          meaning: {
            is: "measure",
            measures: [{ how: "quantile", column, q: value > 1 ? value / 100 : value }],
          },
          bonus: TOGETHER,
        }
      : undefined,
  ),
  rule(
    "statistics of one column",
    ["op:statistic", "op:and", "measure"],
    ([{ operator }, , { measures }]) => {
      const [{ column } = { column: undefined }] = measures;
      const own = column === undefined ? undefined : measureOf(operator.how, column);
      if (own?.meaning.is !== "measure") return undefined;
      return {
        meaning: { is: "measure", measures: [...own.meaning.measures, ...measures] },
        bonus: TOGETHER,
      };
    },
  ),
  rule("measures", ["measure", "op:and", "measure"], ([first, , second]) => ({
    meaning: { is: "measure", measures: [...first.measures, ...second.measures] },
    bonus: TOGETHER,
  })),
  rule(
    "the same of another column",
    ["measure", "op:and", "column"],
    ([{ measures }, , { column }]) => {
      const how = measures.at(-1)?.how;
      const own = how === undefined ? undefined : measureOf(how, column);
      if (own?.meaning.is !== "measure" || measures.some((one) => one.column === column))
        return undefined;
      return {
        meaning: { is: "measure", measures: [...measures, ...own.meaning.measures] },
        bonus: TOGETHER,
      };
    },
  ),
  rule("count rows", ["op:statistic", "op:rows"], ([{ operator }]) =>
    operator.how === "count" || operator.how === "sum"
      ? { meaning: { is: "measure", measures: [{ how: "count" }] }, bonus: TOGETHER }
      : undefined,
  ),
  rule("count of statistics", ["op:statistic", "op:statistic"], ([first, second]) =>
    first.operator.how === "sum" && second.operator.how === "count"
      ? { meaning: { is: "open measure", how: "count" }, bonus: 0.2 }
      : undefined,
  ),
  rule(
    "distinct column",
    ["op:statistic", "op:distinct", "column"],
    ([{ operator }, , { column }]) =>
      operator.how === "count"
        ? { meaning: { is: "measure", measures: [{ how: "distinct", column }] }, bonus: TOGETHER }
        : undefined,
  ),
  rule(
    "how many missing",
    ["op:statistic", "op:missing", "column"],
    ([{ operator }, , { column }]) =>
      operator.how === "count" || operator.how === "missing"
        ? { meaning: { is: "measure", measures: [{ how: "missing", column }] }, bonus: TOGETHER }
        : undefined,
  ),
  rule("amount", ["op:amount", "column"], ([, { column }]) =>
    column.type === "number"
      ? { meaning: { is: "measure", measures: [{ how: "sum", column }] }, bonus: TOGETHER }
      : undefined,
  ),
  rule("statistic alone", ["op:statistic"], ([{ operator }]) => ({
    meaning: { is: "open measure", how: operator.how },
  })),
  rule("share", ["op:share"], () => ({ meaning: { is: "share" } })),
  rule("change", ["op:change"], ([{ operator }]) => ({
    meaning: {
      is: "change",
      percent: operator.percent,
      ...(operator.back !== undefined && { back: operator.back }),
    },
  })),
  rule("percent change", ["op:change", "op:change"], ([first, second]) => ({
    meaning: {
      is: "change",
      percent: first.operator.percent || second.operator.percent,
      ...(first.operator.back !== undefined && { back: first.operator.back }),
    },
    bonus: 0.3,
  })),
  rule("running", ["op:running"], () => ({ meaning: { is: "running" } })),
  rule("rank", ["op:rank"], () => ({ meaning: { is: "rank" } })),
  rule("difference", ["op:difference"], () => ({ meaning: { is: "difference", ratio: false } })),
  rule("ratio", ["op:ratio"], () => ({ meaning: { is: "difference", ratio: true } })),
  rule("rows", ["op:rows"], () => ({ meaning: { is: "rows" } })),
];

/** "How many" of a column: of amounts their total, of names how many there are. */
function measureOf(how: Statistic, column: ColumnFacts): Made | undefined {
  const one = (measure: Measure, bonus = TOGETHER, assumed?: string): Made => ({
    meaning: { is: "measure", measures: [measure] },
    bonus,
    ...(assumed !== undefined && { assumed }),
  });
  if (how === "count") {
    if (isAmount(column)) return one({ how: "sum", column }, 0.2);
    return column.type === "number" ? undefined : one({ how: "distinct", column }, 0.3);
  }
  if (how === "quantile") return undefined;
  if (OF_NUMBERS.has(how) && column.type !== "number") return undefined;
  if (how === "sum" && !isAmount(column)) return undefined;
  return one({ how, column });
}
