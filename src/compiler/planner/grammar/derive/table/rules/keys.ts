/** Keys, extremes, conditions on what is measured, and the columns that are asked for. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Bucket } from "../../../link/operators.ts";
import { endOf, isIdentifier, isTime, isYears, truthOf } from "../columns.ts";
import { onlyOf } from "../lists.ts";
import { meaningOf, type OpenCondition, type PartOf } from "../parts.ts";
import { either, rule, type Made, type Rule } from "../rule.ts";
import { saidBy, saysWhole, truth } from "./meanings.ts";

/** Each says of itself that every stretch of time has a row. */
const ADVERBS = new Set("daily weekly monthly quarterly yearly annual annually hourly".split(" "));
const GOOD = new Set(
  "best worst top most fewest biggest largest smallest strongest weakest".split(" "),
);
const OF_NOUN = new Set(["of", "the", "these", "are"]);

export const keyRules: readonly Rule[] = [
  rule("GROUP column", 0.5, ([group, { column, to }], { wordBefore, wordAt }) => {
    // "Made by members": who did it, and no group.
    const isDoer = saidBy(group) === "by" && /(?:ed|en|made|done)$/.test(wordBefore(group));
    const isThem = isDoer && isIdentifier(column) && /[^su]s$/.test(wordAt(to - 1));
    if (isThem) return { is: "noise" };
    if (isDoer) return truth(column, "yes") ?? { is: "keys", keys: [{ column }] };
    return isYearOf(column) ? undefined : { is: "keys", keys: [{ column }] };
  }),
  rule("GROUP columns", 0.5, ([, { columns }]) => ({
    is: "keys",
    keys: columns.map((column) => ({ column })),
  })),
  rule("GROUP BUCKET", 0.5, ([, { bucket }]) => ({ is: "openBucket", bucket })),
  rule("GROUP BUCKET column", 0.5, ([, { bucket }, { column }]) => bucketed(column, bucket)),
  rule("GROUP column BUCKET", 0.5, ([, { column }, { bucket }]) => bucketed(column, bucket)),
  rule("GROUP ROWS", 0, () => ({ is: "scope", of: "row" })),
  rule("DISTINCT column", 0.2, ([, { column }]) => ({ is: "keys", keys: [{ column }] })),
  rule("keys keys", 0, ([{ keys }, { keys: others }]) => ({
    is: "keys",
    keys: [...keys, ...others],
  })),
  rule("keys AND keys", 0.5, ([{ keys }, , { keys: others }]) => ({
    is: "keys",
    keys: [...keys, ...others],
  })),
  rule("keys AND column", 0.5, ([{ keys }, , { column }]) =>
    isYearOf(column) || keys.some((key) => key.column === column)
      ? undefined
      : { is: "keys", keys: [...keys, { column }] },
  ),
  rule("keys AND BUCKET", 0.5, ([{ keys }, , { bucket }]) => ({
    is: "openBucket",
    bucket,
    others: keys,
  })),
  rule("openBucket AND keys", 0.5, ([{ bucket, asked, others = [] }, , { keys }]) =>
    asked ? undefined : { is: "openBucket", bucket, others: [...others, ...keys] },
  ),
  rule("openBucket AND column", 0.5, ([{ bucket, asked, others = [] }, , { column }]) =>
    asked || column.type === "number"
      ? undefined
      : { is: "openBucket", bucket, others: [...others, { column }] },
  ),
  rule("BUCKET", 0, (parts) => {
    const [{ bucket }] = parts;
    const said = saidBy(parts[0]);
    if (ADVERBS.has(said)) return { is: "openBucket", bucket };
    // "Absence days" are an amount, and no days that are asked for.
    return said.endsWith("s") ? undefined : { is: "openBucket", bucket, asked: true, bonus: -0.3 };
  }),
  rule("WHICH BUCKET", 0.3, ([, { bucket }]) => ({ is: "openBucket", bucket, asked: true })),
  ...either(["measure", "openCondition"], [0.6, 0.5], ({ measures }, condition) => {
    const measure = onlyOf(measures);
    return measure && { is: "having", measure, condition: meaningOf(condition) };
  }),
  rule("openCondition ROWS", 0.5, ([condition]) => counted(meaningOf(condition))),
  rule("openCondition noun", 0, ([condition, { word, plural }]) =>
    plural && condition.unit === undefined
      ? { ...counted(meaningOf(condition), word), assumed: `rows are counted as ${word}` }
      : undefined,
  ),
];

export const extremeRules: readonly Rule[] = [
  rule("EXTREME", 0, ([{ which, dimension, counted: isCounted }]) =>
    isCounted
      ? { is: "extreme", which, of: { how: "count" } }
      : { is: "openExtreme", which, dimension },
  ),
  rule("EXTREME column", 0.5, ([extreme, named], { lexicon }) => {
    const { which, dimension } = extreme;
    const { column } = named;
    if (column.type === "text" && dimension === undefined)
      return truthOf(column) === undefined && !holdsNumbers(column) && saysMost(extreme)
        ? { is: "extreme", which, of: { how: "distinct", column }, bonus: 0.2 }
        : undefined;
    if (column.type === "text" || column.type === "boolean") return undefined;
    // The best year is that of the most of something, and not the last one.
    if (isTime(column) && GOOD.has(saidBy(extreme))) return undefined;
    // The highest order number is asked for by its whole name only.
    if (isIdentifier(column) && !saysWhole(named)) return undefined;
    // Of any column of times or years, the oldest is the first.
    const isOfAge = dimension === "age" && isTime(column);
    return dimension === undefined || isOfAge || lexicon.withDimension(dimension).includes(column)
      ? { is: "extreme", which: endOf(which, dimension, column), of: column }
      : undefined;
  }),
  rule("column EXTREME", 0.3, ([{ column }, { which }]) =>
    column.type === "number" && !isYears(column) && !isIdentifier(column)
      ? { is: "extreme", which, of: column }
      : undefined,
  ),
  rule("EXTREME measure", 0.5, ([{ which }, { measures }]) => {
    const of = onlyOf(measures);
    return of && { is: "extreme", which, of };
  }),
  rule("EXTREME STATISTIC ROWS", 0.5, ([{ which }, { how }]) =>
    how === "count" ? { is: "extreme", which, of: { how } } : undefined,
  ),
  rule("EXTREME ROWS", 0.3, ([extreme]) =>
    saysMost(extreme) ? { is: "extreme", which: extreme.which, of: { how: "count" } } : undefined,
  ),
  rule("openExtreme noun", 0.1, ([extreme, noun], { gap }) =>
    !noun.plural && extreme.dimension !== undefined && gap(extreme, noun).length === 0
      ? meaningOf(extreme)
      : undefined,
  ),
];

export const targetRules: readonly Rule[] = [
  rule("column", -0.2, ([{ column }]) => ({ is: "target", columns: [column] })),
  rule("columns", -0.1, ([{ columns }]) => ({ is: "target", columns })),
  rule("WHICH column", 0.3, ([, { column }]) => ({ is: "target", columns: [column] })),
  rule("WHICH columns", 0.3, ([, { columns }]) => ({ is: "target", columns })),
  rule("WHICH noun", 0.2, ([which, noun], { gap }) =>
    gap(which, noun).every((word) => OF_NOUN.has(word)) ? { is: "who" } : undefined,
  ),
  rule("WHEN", 0, (_, { columns }) => {
    const times = columns.filter(({ type }) => type === "time");
    const column = onlyOf(times.length > 0 ? times : columns.filter(isYears));
    return column && { is: "target", columns: [column] };
  }),
];

/** The amounts of a year have a column of their own: "2018" of "2018 to 2024". */
function isYearOf({ name }: ColumnFacts): boolean {
  return /^\d{4}$/.test(name);
}

function bucketed(column: ColumnFacts, bucket: Bucket): Made | undefined {
  return column.type === "time" ? { is: "keys", keys: [{ column, bucket }] } : undefined;
}

function counted(condition: OpenCondition, noun?: string): Made {
  const measure = { how: "count", ...(noun !== undefined && { noun }) } as const;
  return { is: "having", measure, condition };
}

/** Of how many there are, and of no amount. */
function saysMost(extreme: PartOf<"operator">): boolean {
  return /^(?:most|fewest|least)\b|number of$/.test(saidBy(extreme));
}

/** Amounts that are written as text: the most of them is no number of different ones. */
function holdsNumbers({ values = [] }: ColumnFacts): boolean {
  return values.filter((value) => /\d/.test(value)).length > values.length / 2;
}
