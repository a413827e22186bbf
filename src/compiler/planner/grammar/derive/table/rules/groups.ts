/** Keys, extremes, order, limits, and the columns that are asked for. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Use } from "../../derivation.ts";
import { meaningOf } from "../parts.ts";
import { rule, type Rule } from "../rule.ts";
import { isIdentifier, isYears, truthOf } from "../columns.ts";
import { made } from "./made-conditions.ts";

const TOGETHER = 0.5;
/** Each says of itself that every stretch of time has a row. */
const ADVERBS = new Set([
  "daily",
  "weekly",
  "monthly",
  "quarterly",
  "yearly",
  "annual",
  "annually",
  "hourly",
]);

export const groupRules: readonly Rule[] = [
  rule("by column", ["op:group", "column"], ([group, { column }], { wordBefore }) => {
    // "Made by members": who did it, and no group.
    const truth = truthOf(column);
    const isDoer = truth !== undefined && /(?:ed|en|made|done)$/.test(wordBefore(group));
    return isDoer
      ? made({ op: "=", column: column.name, value: truth.yes }, TOGETHER, [column])
      : { meaning: { is: "keys", keys: [{ column }] }, bonus: TOGETHER };
  }),
  rule("by columns", ["op:group", "columns"], ([, { columns }]) => ({
    meaning: { is: "keys", keys: columns.map((column) => ({ column })) },
    bonus: TOGETHER,
  })),
  rule("by bucket", ["op:group", "op:bucket"], ([, { operator }]) => ({
    meaning: { is: "open bucket", bucket: operator.bucket },
    bonus: TOGETHER,
  })),
  rule(
    "by bucket of column",
    ["op:group", "op:bucket", "column"],
    ([, { operator }, { column }]) =>
      column.type === "time"
        ? { meaning: { is: "keys", keys: [{ column, bucket: operator.bucket }] }, bonus: TOGETHER }
        : undefined,
  ),
  rule("by column bucket", ["op:group", "column", "op:bucket"], ([, { column }, { operator }]) =>
    column.type === "time"
      ? { meaning: { is: "keys", keys: [{ column, bucket: operator.bucket }] }, bonus: TOGETHER }
      : undefined,
  ),
  rule("bucket and column", ["open bucket", "op:and", "column"], ([open, , { column }]) =>
    open.asked || column.type === "number"
      ? undefined
      : {
          meaning: { ...meaningOf(open), others: [...(open.others ?? []), { column }] },
          bonus: TOGETHER,
        },
  ),
  rule("bucket and keys", ["open bucket", "op:and", "keys"], ([open, , { keys }]) =>
    open.asked
      ? undefined
      : {
          meaning: { ...meaningOf(open), others: [...(open.others ?? []), ...keys] },
          bonus: TOGETHER,
        },
  ),
  rule("keys and bucket", ["keys", "op:and", "op:bucket"], ([{ keys }, , { operator }]) => ({
    meaning: { is: "open bucket", bucket: operator.bucket, others: keys },
    bonus: TOGETHER,
  })),
  rule("measure over", ["measure", "open condition"], ([{ measures }, condition]) => {
    const [measure, ...others] = measures;
    return measure === undefined || others.length > 0
      ? undefined
      : { meaning: { is: "having", measure, condition: meaningOf(condition) }, bonus: 0.6 };
  }),
  rule("over measure", ["open condition", "measure"], ([condition, { measures }]) => {
    const [measure, ...others] = measures;
    return measure === undefined || others.length > 0
      ? undefined
      : { meaning: { is: "having", measure, condition: meaningOf(condition) }, bonus: 0.5 };
  }),
  rule("more than rows", ["open condition", "op:rows"], ([condition]) => ({
    meaning: { is: "having", measure: { how: "count" }, condition: meaningOf(condition) },
    bonus: 0.5,
  })),
  rule("more than nouns", ["open condition", "noun"], ([condition, { word, plural }]) =>
    plural && condition.unit === undefined
      ? {
          meaning: {
            is: "having",
            measure: { how: "count", noun: word },
            condition: meaningOf(condition),
          },
          assumed: `rows are counted as ${word}`,
        }
      : undefined,
  ),
  rule("adverb", ["op:bucket"], ([bucket]) =>
    bucket.uses.some(({ became }) => ADVERBS.has(became))
      ? { meaning: { is: "open bucket", bucket: bucket.operator.bucket } }
      : undefined,
  ),
  rule("keys and key", ["keys", "op:and", "column"], ([{ keys }, , { column }]) =>
    keys.some((key) => key.column === column)
      ? undefined
      : { meaning: { is: "keys", keys: [...keys, { column }] }, bonus: TOGETHER },
  ),
  rule("keys and keys", ["keys", "op:and", "keys"], ([first, , second]) => ({
    meaning: { is: "keys", keys: [...first.keys, ...second.keys] },
    bonus: TOGETHER,
  })),
  rule("keys keys", ["keys", "keys"], ([first, second]) => ({
    meaning: { is: "keys", keys: [...first.keys, ...second.keys] },
  })),
  rule(
    "extreme of column",
    ["op:extreme", "column"],
    ([{ operator, uses }, { column, uses: columnUses }], { lexicon }) => {
      if (column.type === "text" && operator.dimension === undefined)
        return !holdsNumbers(column) && saysMost(uses)
          ? {
              meaning: { is: "extreme", which: operator.which, of: { how: "distinct", column } },
              bonus: 0.2,
            }
          : undefined;
      if (column.type === "text" || column.type === "boolean") return undefined;
      // The highest order number is asked for by its whole name only.
      if (isIdentifier(column) && (columnUses[0]?.weight ?? 0) < 0.97) return undefined;
      const fitting =
        operator.dimension === undefined ||
        lexicon.withDimension(operator.dimension).includes(column);
      return fitting
        ? { meaning: { is: "extreme", which: operator.which, of: column }, bonus: TOGETHER }
        : undefined;
    },
  ),
  rule("column is extreme", ["column", "op:extreme"], ([{ column }, { operator }]) =>
    column.type === "number" && !isYears(column) && !isIdentifier(column)
      ? { meaning: { is: "extreme", which: operator.which, of: column }, bonus: 0.3 }
      : undefined,
  ),
  rule("extreme of measure", ["op:extreme", "measure"], ([{ operator }, { measures }]) => {
    const [measure, ...others] = measures;
    return measure === undefined || others.length > 0
      ? undefined
      : { meaning: { is: "extreme", which: operator.which, of: measure }, bonus: TOGETHER };
  }),
  rule(
    "extreme of counted rows",
    ["op:extreme", "op:statistic", "op:rows"],
    ([extreme, { operator }]) =>
      operator.how === "count"
        ? {
            meaning: { is: "extreme", which: extreme.operator.which, of: { how: "count" } },
            bonus: TOGETHER,
          }
        : undefined,
  ),
  rule("most rows", ["op:extreme", "op:rows"], ([{ operator, uses }]) =>
    saysMost(uses)
      ? { meaning: { is: "extreme", which: operator.which, of: { how: "count" } }, bonus: 0.3 }
      : undefined,
  ),
  rule("each row", ["op:group", "op:rows"], () => ({ meaning: { is: "scope", of: "row" } })),
  rule("extreme alone", ["op:extreme"], ([{ operator }]) => ({
    meaning: operator.counted
      ? { is: "extreme", which: operator.which, of: { how: "count" } }
      : {
          is: "open extreme",
          which: operator.which,
          ...(operator.dimension !== undefined && { dimension: operator.dimension }),
        },
  })),
  rule("bucket alone", ["op:bucket"], ([{ operator, uses }]) =>
    // "Absence days" are an amount, and no days that are asked for.
    uses[0]?.became.endsWith("s") === true
      ? undefined
      : {
          meaning: { is: "open bucket", bucket: operator.bucket, asked: true },
          bonus: -0.3,
        },
  ),
  rule("which noun", ["op:which", "noun"], ([which, noun], { gap }) =>
    gap(which, noun).every((word) => ["of", "the", "these", "are"].includes(word))
      ? { meaning: { is: "who" }, bonus: 0.2 }
      : undefined,
  ),
  rule("who", ["op:who"], () => ({ meaning: { is: "who" } })),
  rule("extreme noun", ["open extreme", "noun"], ([extreme, noun], { gap }) =>
    !noun.plural && extreme.dimension !== undefined && gap(extreme, noun).length === 0
      ? { meaning: meaningOf(extreme), bonus: 0.1 }
      : undefined,
  ),
  rule("which column", ["op:which", "column"], ([, { column }]) => ({
    meaning: { is: "target", columns: [column] },
    bonus: 0.3,
  })),
  rule("which columns", ["op:which", "columns"], ([, { columns }]) => ({
    meaning: { is: "target", columns },
    bonus: 0.3,
  })),
  rule("which bucket", ["op:which", "op:bucket"], ([, { operator }]) => ({
    meaning: { is: "open bucket", bucket: operator.bucket, asked: true },
    bonus: 0.3,
  })),
  rule("target", ["column"], ([{ column }]) => ({
    meaning: { is: "target", columns: [column] },
    bonus: -0.2,
  })),
  rule("targets", ["columns"], ([{ columns }]) => ({
    meaning: { is: "target", columns },
    bonus: -0.1,
  })),
  rule("distinct values", ["op:distinct", "column"], ([, { column }]) => ({
    meaning: { is: "keys", keys: [{ column }] },
    bonus: 0.2,
  })),
  rule("when", ["op:when"], (_, { columns }) => {
    const [time, ...others] = columns.filter(({ type }) => type === "time");
    const [year, ...more] = columns.filter(isYears);
    const column = time ?? year;
    return column === undefined || others.length > 0 || (time === undefined && more.length > 0)
      ? undefined
      : { meaning: { is: "target", columns: [column] } };
  }),
];

/** Of how many there are, and of no amount. */
function saysMost([use]: readonly Use[]): boolean {
  return /^(?:most|fewest|least)\b|number of$/.test(use?.became ?? "");
}

/** Amounts that are written as text: the most of them is no number of different ones. */
function holdsNumbers({ values = [] }: ColumnFacts): boolean {
  return values.filter((value) => /\d/.test(value)).length > values.length / 2;
}
