/** What is computed of many values, and of which column; and what is made of the results. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Statistic } from "../../../link/operators.ts";
import { isAmount, isIdentifier, truthOf } from "../columns.ts";
import { onlyOf } from "../lists.ts";
import type { Measure, PartOf } from "../parts.ts";
import { KIND } from "../row-nouns.ts";
import { either, rule, type Made, type Rule } from "../rule.ts";
import { isComparable, saidBy } from "./meanings.ts";

/** Whatever there is of it can be counted. */
const OF_ANYTHING = new Set<Statistic>(["distinct", "missing", "mode"]);

export const measureRules: readonly Rule[] = [
  rule("column AND column", 0, ([{ column: first }, , { column: second }]) =>
    list([first], second),
  ),
  rule("column AND AND column", 0, ([{ column: first }, , , { column: second }]) =>
    list([first], second),
  ),
  rule("columns AND column", 0, ([{ columns }, , { column }]) => list(columns, column)),
  rule("columns AND AND column", 0, ([{ columns }, , , { column }]) => list(columns, column)),
  ...either(["CELLS", "column"], [-0.1, -0.1], (_, { column }) => ({ is: "column", column })),
  // "Gold medals" of a column Gold; "depot yard" of a column `dpt`; "cargo type" of a column of kinds of cargo.
  rule("column noun", -0.2, ([column, noun], { gap }) =>
    gap(column, noun).length === 0 &&
    ((noun.plural && isAmount(column.column)) || isShortened(column) || isKind(column, noun))
      ? { is: "column", column: column.column }
      : undefined,
  ),
  rule("noun column", -0.2, ([noun, column], { gap }) =>
    gap(noun, column).length === 0 && isShortened(column)
      ? { is: "column", column: column.column }
      : undefined,
  ),
  rule("STATISTIC", 0, ([{ how }]) => ({ is: "openMeasure", how })),
  rule("STATISTIC column", 0.5, ([{ how }, { column, uses }]) => {
    // "How many loans" asks for no loan_length.
    const isWeak = uses.some(({ weight, became }) => became.startsWith("column ") && weight < 0.85);
    return how === "count" && (isWeak || column.type === "time")
      ? undefined
      : measureOf(how, column);
  }),
  rule("column STATISTIC", 0.1, ([first, second], { gap }) => {
    const { how } = second;
    const fits = gap(first, second).length === 0 && how !== "count" && how !== "distinct";
    return fits ? measureOf(how, first.column) : undefined;
  }),
  rule("STATISTIC columns", 0.5, ([{ how }, { columns }]) => {
    const measures = columns.flatMap((column) => measureOf(how, column)?.measures ?? []);
    return measures.length === columns.length ? { is: "measure", measures } : undefined;
  }),
  rule("number STATISTIC column", 0.5, ([{ value }, { how }, { column }]) =>
    how === "quantile" && column.type === "number" && value > 0 && value <= 100
      ? { is: "measure", measures: [{ how, column, q: value > 1 ? value / 100 : value }] }
      : undefined,
  ),
  rule("STATISTIC AND measure", 0.5, ([{ how }, , { measures }]) => {
    const column = measures[0]?.column;
    const own = column && measureOf(how, column);
    return own && { is: "measure", measures: [...own.measures, ...measures] };
  }),
  rule("measure AND measure", 0.5, ([{ measures }, , { measures: others }]) => ({
    is: "measure",
    measures: [...measures, ...others],
  })),
  rule("measure AND column", 0.5, ([{ measures }, , { column }]) => {
    const last = measures.at(-1);
    const own = last && measureOf(last.how, column);
    return own === undefined || measures.some((one) => one.column === column)
      ? undefined
      : { is: "measure", measures: [...measures, ...own.measures] };
  }),
  rule("STATISTIC ROWS", 0.5, ([{ how }]) =>
    how === "count" || how === "sum" ? { is: "measure", measures: [{ how: "count" }] } : undefined,
  ),
  rule("STATISTIC STATISTIC", 0.2, ([{ how: first }, { how: second }]) =>
    first === "sum" && second === "count" ? { is: "openMeasure", how: second } : undefined,
  ),
  rule("STATISTIC DISTINCT column", 0.5, ([{ how }, , { column }]) =>
    how === "count" ? { is: "measure", measures: [{ how: "distinct", column }] } : undefined,
  ),
  rule("STATISTIC MISSING column", 0.5, ([{ how }, , { column }]) =>
    how === "count" || how === "missing"
      ? { is: "measure", measures: [{ how: "missing", column }] }
      : undefined,
  ),
  rule("STATISTIC MISSING", 0, ([{ how }]) =>
    how === "count" ? { is: "openMeasure", how: "missing" } : undefined,
  ),
  rule("STATISTIC noun", 0.3, ([{ how }, { word, plural }]) =>
    how === "count" && plural
      ? {
          is: "measure",
          measures: [{ how, noun: word }],
          assumed: `rows are counted as ${word}`,
        }
      : undefined,
  ),
  rule("EXTREME AND EXTREME column", 1, ([{ which: one }, , { which: two }, { column }]) => {
    const both = [one, two].map((which) => (which === "greatest" ? "max" : "min"));
    return isComparable(column) && one !== two
      ? { is: "measure", measures: both.map((how) => ({ how, column })) }
      : undefined;
  }),
  rule("AMOUNT column", 0.5, ([{ dimension }, { column }], { lexicon }) => {
    if (column.type !== "number") return undefined;
    if (dimension === undefined) return { is: "measure", measures: [{ how: "sum", column }] };
    return lexicon.withDimension(dimension).includes(column)
      ? { is: "target", columns: [column], bonus: 0.3 }
      : undefined;
  }),
  rule("AMOUNT", 0, ([{ dimension }], { lexicon }) => {
    const column = dimension && onlyOf(lexicon.withDimension(dimension));
    return column === undefined || column.type === "time"
      ? undefined
      : { is: "target", columns: [column] };
  }),
];

export const resultRules: readonly Rule[] = [
  rule("SHARE|RUNNING|RANK|ROWS|JOIN|WHO", 0, ([{ op }]) => ({ is: op })),
  rule("SCOPE", 0, ([{ of }]) => ({ is: "scope", of })),
  rule("NOISE", 0, ([{ from, to }]) => ({ is: "noise", bonus: to - from > 1 ? 0.3 : 0 })),
  rule("NOT MISSING", 0.2, () => ({ is: "noise" })),
  rule("NOT ROWS MISSING", 0.2, () => ({ is: "noise" })),
  rule("CHANGE", 0, ([{ percent, back }]) => ({ is: "change", percent, back })),
  rule("CHANGE CHANGE", 0.3, ([first, second]) => ({
    is: "change",
    percent: first.percent || second.percent,
    back: first.back,
  })),
  rule("DIFFERENCE", 0, ([said]) => ({ is: "difference", ratio: false, signed: signOf(said) })),
  rule("DIFFERENCE noun", 0.3, ([difference, { plural }]) =>
    plural && saidBy(difference).startsWith("how ")
      ? { is: "difference", ratio: false, counted: true, signed: signOf(difference) }
      : undefined,
  ),
  rule("AMOUNT MORE", 0.5, ([, { dimension, which }]) => ({
    is: "difference",
    ratio: false,
    dimension,
    signed: which === "greatest" ? "more" : "less",
  })),
  rule("RATIO", 0, ([{ inverse }]) => ({ is: "difference", ratio: true, inverse })),
  rule("MORE", 0, ([{ which, dimension }]) => ({ is: "more", which, dimension })),
  rule("MORE column", 0.4, ([{ which }, { column }]) =>
    isComparable(column) ? { is: "more", which, of: column } : undefined,
  ),
  rule("MORE measure", 0.4, ([{ which }, { measures }]) => {
    const of = onlyOf(measures);
    return of && { is: "more", which, of };
  }),
  rule("number DECIMALS", 0.5, ([{ value }]) =>
    Number.isInteger(value) && value >= 0 && value <= 12
      ? { is: "round", digits: value }
      : undefined,
  ),
  rule("DECIMALS", 0, ([{ digits }]) =>
    digits === undefined ? undefined : { is: "round", digits },
  ),
  rule("join keys", 0.6, ([, { keys }]) => {
    const key = onlyOf(keys);
    return key && { is: "join", on: key.column };
  }),
  rule("join column", 0.3, ([, { column }]) => ({ is: "join", on: column })),
];

function list(columns: readonly ColumnFacts[], column: ColumnFacts): Made | undefined {
  return columns.includes(column) ? undefined : { is: "columns", columns: [...columns, column] };
}

function signOf(difference: PartOf<"operator">): "more" | "less" | undefined {
  const said = saidBy(difference);
  return said.endsWith(" more") ? "more" : / (?:less|fewer)$/.test(said) ? "less" : undefined;
}

/** Named by an abbreviation: what else it stands for is not known. */
function isShortened({ column, uses }: PartOf<"column">): boolean {
  return onlyOf(uses)?.weight === 0.8 && /^[^aeiou]*(?:_\w+)?$/i.test(column.name);
}

function isKind({ column }: PartOf<"column">, { word }: PartOf<"noun">): boolean {
  return column.type === "text" && KIND.test(word);
}

/** "How many" of a column: of amounts their total, of names how many there are. */
function measureOf(how: Statistic, column: ColumnFacts) {
  const one = (measure: Measure, bonus?: number) =>
    ({ is: "measure", measures: [measure], ...(bonus !== undefined && { bonus }) }) as const;
  if (how === "count") {
    if (isAmount(column)) return one({ how: "sum", column }, 0.2);
    // "How many furnished flats" asks for those, and not for the two values that it has.
    const hasNames = column.type !== "number" && truthOf(column) === undefined;
    return hasNames ? one({ how: "distinct", column }, 0.3) : undefined;
  }
  const fits =
    OF_ANYTHING.has(how) ||
    (how === "min" || how === "max"
      ? isComparable(column)
      : how === "sum"
        ? isAmount(column)
        : how !== "quantile" && column.type === "number" && !isIdentifier(column));
  return fits ? one({ how, column }) : undefined;
}
