/** Order, limits, and the first and last. */
import { isYears } from "../columns.ts";
import { meaningOf } from "../parts.ts";
import { rule, type Rule } from "../rule.ts";

const TOGETHER = 0.5;
/** "The 10 days with the most rain": what rows are called, and no length of time. */
const ROWS_OF_TIME = /^(?:hour|day|week|month|quarter|year)s?$/;
/** Behind these a number says how many are asked for. */
const BEFORE_HOW_MANY = new Set("which what the top first show list me any only".split(" "));

export const orderRules: readonly Rule[] = [
  rule("end noun", ["op:end", "noun"], ([{ operator }, noun]) =>
    noun.plural ? undefined : { meaning: { is: "end", which: operator.which }, bonus: 0.1 },
  ),
  rule("end rows", ["op:end", "op:rows"], ([{ operator }]) => ({
    meaning: { is: "end", which: operator.which },
    bonus: 0.3,
  })),
  rule("column at end", ["column", "op:end"], ([{ column }, { operator }]) =>
    column.type === "time" || isYears(column)
      ? { meaning: { is: "end", which: operator.which, by: column }, bonus: 0.3 }
      : undefined,
  ),
  rule("end", ["op:end"], ([{ operator }]) => ({ meaning: { is: "end", which: operator.which } })),
  rule("end of column", ["op:end", "column"], ([{ operator }, { column }]) =>
    column.type === "time" || isYears(column)
      ? { meaning: { is: "end", which: operator.which, by: column }, bonus: TOGETHER }
      : { meaning: { is: "end", which: operator.which, of: column }, bonus: 0.2 },
  ),
  rule("first rows", ["op:end", "number"], ([{ operator }, { value, unit, ordinal }]) =>
    Number.isInteger(value) && value > 0 && unit === undefined && ordinal === undefined
      ? { meaning: { is: "end", which: operator.which, n: value }, bonus: TOGETHER }
      : undefined,
  ),
  rule("top", ["op:extreme", "number"], ([{ operator }, { value, unit, ordinal }]) =>
    Number.isInteger(value) && value > 0 && unit === undefined && ordinal === undefined
      ? { meaning: { is: "limit", n: value, which: operator.which }, bonus: TOGETHER }
      : undefined,
  ),
  rule("top of nouns", ["limit", "noun"], ([limit, { plural }]) =>
    plural ? { meaning: meaningOf(limit), bonus: 0.2 } : undefined,
  ),
  rule("ends of nouns", ["end", "noun"], ([end, { plural }]) =>
    plural && end.n !== undefined ? { meaning: meaningOf(end), bonus: 0.2 } : undefined,
  ),
  rule("number of rows", ["number", "op:rows"], ([{ value, unit, ordinal }]) =>
    Number.isInteger(value) && value > 0 && unit === undefined && ordinal === undefined
      ? { meaning: { is: "limit", n: value }, bonus: 0.3 }
      : undefined,
  ),
  rule("number of nouns", ["number", "noun"], ([number, noun], { gap, wordBefore }) =>
    BEFORE_HOW_MANY.has(wordBefore(number)) &&
    Number.isInteger(number.value) &&
    number.value > 1 &&
    number.unit === undefined &&
    noun.plural &&
    gap(number, noun).length === 0
      ? { meaning: { is: "limit", n: number.value }, bonus: 0.1 }
      : undefined,
  ),
  rule("number of columns", ["number", "column"], ([number, { column }], { wordBefore }) =>
    BEFORE_HOW_MANY.has(wordBefore(number)) &&
    !["top", "first"].includes(wordBefore(number)) &&
    Number.isInteger(number.value) &&
    number.value > 1 &&
    number.unit === undefined &&
    column.type === "text"
      ? { meaning: { is: "target", columns: [column], n: number.value }, bonus: 0.4 }
      : undefined,
  ),
  ...(["extreme", "open extreme"] as const).map((kind) =>
    rule(`several ${kind}s`, ["number", kind], ([{ value, ordinal, unit }, extreme]) =>
      Number.isInteger(value) &&
      value > 1 &&
      ordinal === undefined &&
      (unit === undefined || ROWS_OF_TIME.test(unit))
        ? { meaning: { ...meaningOf(extreme), n: value }, bonus: TOGETHER }
        : undefined,
    ),
  ),
  rule("extreme first", ["op:extreme", "op:end"], ([extreme, end], { gap }) =>
    gap(extreme, end).length === 0 && end.operator.which === "first"
      ? { meaning: { is: "order", descending: extreme.operator.which === "greatest" }, bonus: TOGETHER } // prettier-ignore
      : undefined,
  ),
  rule("order by", ["op:order", "column"], ([, { column }]) => ({
    meaning: { is: "order", by: column },
    bonus: TOGETHER,
  })),
  rule("order by measure", ["op:order", "measure"], ([, { measures }]) => {
    const [measure] = measures;
    return measure === undefined
      ? undefined
      : { meaning: { is: "order", by: measure }, bonus: TOGETHER };
  }),
  rule("order by statistic", ["op:order", "op:statistic"], ([, { operator }]) => ({
    meaning: { is: "order", how: operator.how },
    bonus: 0.3,
  })),
  rule("order it by statistic", ["op:order", "op:group", "op:statistic"], ([, , { operator }]) => ({
    meaning: { is: "order", how: operator.how },
    bonus: TOGETHER,
  })),
  rule("by measure", ["op:group", "measure"], ([group, { measures }]) => {
    const [measure, ...more] = measures;
    return measure === undefined ||
      more.length > 0 ||
      !group.uses.some(({ became }) => became === "by")
      ? undefined
      : { meaning: { is: "order", by: measure }, bonus: 0.3 };
  }),
  rule("order alone", ["op:order", "order"], ([, order]) => ({
    meaning: meaningOf(order),
    bonus: 0.1,
  })),
  rule("order rows", ["op:order", "op:rows", "order"], ([, , order]) => ({
    meaning: meaningOf(order),
    bonus: 0.2,
  })),
  rule("order rows by", ["op:order", "op:rows", "keys"], ([, , { keys }]) => {
    const [key, ...more] = keys;
    return key === undefined || more.length > 0 || key.bucket !== undefined
      ? undefined
      : { meaning: { is: "order", by: key.column }, bonus: 0.3 };
  }),
  rule("order it by", ["op:order", "keys"], ([, { keys }]) => {
    const [key, ...more] = keys;
    return key === undefined || more.length > 0 || key.bucket !== undefined
      ? undefined
      : { meaning: { is: "order", by: key.column }, bonus: 0.3 };
  }),
  rule("direction", ["op:direction"], ([{ operator }]) => ({
    meaning: {
      is: "order",
      descending: operator.descending,
      ...(operator.of !== undefined && { of: operator.of }),
    },
  })),
  rule("direction column", ["op:direction", "column"], ([{ operator }, { column }]) => ({
    meaning: { is: "order", by: column, descending: operator.descending },
    bonus: 0.3,
  })),
  rule("order direction", ["order", "op:direction"], ([order, { operator }]) =>
    order.descending === undefined
      ? { meaning: { ...meaningOf(order), descending: operator.descending }, bonus: TOGETHER }
      : undefined,
  ),
  rule("ordered", ["op:order", "op:direction", "column"], ([, { operator }, { column }]) => ({
    meaning: { is: "order", by: column, descending: operator.descending },
    bonus: TOGETHER,
  })),
];
