/** What is computed of many values, and of which column. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Statistic } from "../../../link/operators.ts";
import type { Use } from "../../derivation.ts";
import type { Measure } from "../parts.ts";
import { rule, type Made, type Rule } from "../rule.ts";
import { isAmount, isIdentifier, truthOf } from "../columns.ts";

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
  rule("statistic of column", ["op:statistic", "column"], ([{ operator }, { column, uses }]) => {
    // "How many loans" asks for no loan_length.
    const isWeak = uses.some(({ weight, became }) => became.startsWith("column ") && weight < 0.85);
    return operator.how === "count" && (isWeak || column.type === "time")
      ? undefined
      : measureOf(operator.how, column);
  }),
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
  rule("columns comma", ["column", "op:and", "op:and", "column"], ([first, , , second]) =>
    first.column === second.column
      ? undefined
      : { meaning: { is: "columns", columns: [first.column, second.column] } },
  ),
  rule("cells of column", ["op:cells", "column"], ([, { column }]) => ({
    meaning: { is: "column", column },
    bonus: -0.1,
  })),
  rule("column cells", ["column", "op:cells"], ([{ column }]) => ({
    meaning: { is: "column", column },
    bonus: -0.1,
  })),
  // "Gold medals" of a column Gold; "depot yard" of a column `dpt`.
  rule("column of nouns", ["column", "noun"], ([column, noun], { gap }) =>
    gap(column, noun).length === 0 &&
    ((noun.plural && isAmount(column.column)) || isShortened(column))
      ? { meaning: { is: "column", column: column.column }, bonus: -0.2 }
      : undefined,
  ),
  rule("noun of column", ["noun", "column"], ([noun, column], { gap }) =>
    gap(noun, column).length === 0 && isShortened(column)
      ? { meaning: { is: "column", column: column.column }, bonus: -0.2 }
      : undefined,
  ),
  rule("column statistic", ["column", "op:statistic"], ([first, second], { gap }) => {
    const { column } = first;
    const { how } = second.operator;
    return gap(first, second).length > 0 || how === "count" || how === "distinct"
      ? undefined
      : withBonus(measureOf(how, column), 0.1);
  }),
  rule(
    "smallest and largest",
    ["op:extreme", "op:and", "op:extreme", "column"],
    ([one, , two, { column }]) =>
      isComparableColumn(column) && one.operator.which !== two.operator.which
        ? {
            meaning: {
              is: "measure",
              measures: [one, two].map(({ operator: { which } }) => ({
                how: which === "greatest" ? ("max" as const) : ("min" as const),
                column,
              })),
            },
            bonus: 1,
          }
        : undefined,
  ),
  rule("missing rows", ["op:statistic", "op:missing"], ([{ operator }]) =>
    operator.how === "count" ? { meaning: { is: "open measure", how: "missing" } } : undefined,
  ),
  rule("count nouns", ["op:statistic", "noun"], ([{ operator }, { word, plural }]) =>
    operator.how === "count" && plural
      ? {
          meaning: { is: "measure", measures: [{ how: "count", noun: word }] },
          bonus: 0.3,
          assumed: `rows are counted as ${word}`,
        }
      : undefined,
  ),
  rule(
    "how long",
    ["op:amount"],
    (
      [
        {
          operator: { dimension },
        },
      ],
      { lexicon },
    ) => {
      const [column, ...others] = dimension === undefined ? [] : lexicon.withDimension(dimension);
      return column === undefined || others.length > 0 || column.type === "time"
        ? undefined
        : { meaning: { is: "target", columns: [column] } };
    },
  ),
  rule(
    "how long of column",
    ["op:amount", "column"],
    (
      [
        {
          operator: { dimension },
        },
        { column },
      ],
      { lexicon },
    ) =>
      dimension !== undefined &&
      column.type === "number" &&
      lexicon.withDimension(dimension).includes(column)
        ? { meaning: { is: "target", columns: [column] }, bonus: 0.3 }
        : undefined,
  ),
  rule("amount", ["op:amount", "column"], ([{ operator }, { column }]) =>
    column.type === "number" && operator.dimension === undefined
      ? { meaning: { is: "measure", measures: [{ how: "sum", column }] }, bonus: TOGETHER }
      : undefined,
  ),
  rule("statistic alone", ["op:statistic"], ([{ operator }]) => ({
    meaning: { is: "open measure", how: operator.how },
  })),
];

/** Named by an abbreviation: what else it stands for is not known. */
function isShortened({
  column,
  uses,
}: {
  readonly column: ColumnFacts;
  readonly uses: readonly Use[];
}): boolean {
  const [use, ...others] = uses;
  return (
    use !== undefined &&
    others.length === 0 &&
    use.weight === 0.8 &&
    /^[^aeiou]*(?:_\w+)?$/i.test(column.name)
  );
}

function isComparableColumn({ type }: ColumnFacts): boolean {
  return type === "number" || type === "time";
}

function withBonus(made: Made | undefined, bonus: number): Made | undefined {
  return made && { ...made, bonus };
}

/** "How many" of a column: of amounts their total, of names how many there are. */
function measureOf(how: Statistic, column: ColumnFacts): Made | undefined {
  const one = (measure: Measure, bonus = TOGETHER, assumed?: string): Made => ({
    meaning: { is: "measure", measures: [measure] },
    bonus,
    ...(assumed !== undefined && { assumed }),
  });
  if (how === "count") {
    if (isAmount(column)) return one({ how: "sum", column }, 0.2);
    // "How many furnished flats" asks for those, and not for the two values that it has.
    return column.type === "number" || truthOf(column) !== undefined
      ? undefined
      : one({ how: "distinct", column }, 0.3);
  }
  if (how === "quantile") return undefined;
  if ((how === "min" || how === "max") && !isComparableColumn(column)) return undefined;
  if (OF_NUMBERS.has(how) && (column.type !== "number" || isIdentifier(column))) return undefined;
  if (how === "sum" && !isAmount(column)) return undefined;
  return one({ how, column });
}
