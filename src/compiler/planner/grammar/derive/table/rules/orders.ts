/** Order, limits, and the first and last. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { isTime, truthOf } from "../columns.ts";
import { onlyOf } from "../lists.ts";
import { meaningOf, type PartOf } from "../parts.ts";
import { rule, type Rule } from "../rule.ts";
import { isCountOfRows, saidBy } from "./meanings.ts";

/** "The 10 days with the most rain": what rows are called, and no length of time. */
const ROWS_OF_TIME = /^(?:hour|day|week|month|quarter|year)s?$/;
/** Behind these a number says how many are asked for. */
const BEFORE_HOW_MANY = new Set("which what the top first show list me any only".split(" "));

export const limitRules: readonly Rule[] = [
  rule("END", 0, ([{ which }]) => ({ is: "end", which })),
  rule("END ROWS", 0.3, ([{ which }]) => ({ is: "end", which })),
  rule("END noun", 0.1, ([{ which }, { plural }]) => (plural ? undefined : { is: "end", which })),
  // "The first tournament" is a row.
  rule("END column", 0.5, ([{ which }, { column }]) => {
    // "When did it first swarm" is of the rows that say so.
    if (truthOf(column) !== undefined) return undefined;
    return isTime(column) ? { is: "end", which, by: column } : { is: "end", which, bonus: 0.2 };
  }),
  rule("column END", 0.3, ([{ column }, { which }]) =>
    isTime(column) ? { is: "end", which, by: column } : undefined,
  ),
  rule("END number", 0.5, ([{ which }, number]) =>
    isCountOfRows(number) ? { is: "end", which, n: number.value } : undefined,
  ),
  rule("EXTREME number", 0.5, ([{ which }, number]) =>
    isCountOfRows(number) ? { is: "limit", which, n: number.value } : undefined,
  ),
  rule("limit noun", 0.2, ([limit, { plural }]) => (plural ? meaningOf(limit) : undefined)),
  rule("end noun", 0.2, ([end, { plural }]) =>
    plural && end.n !== undefined ? meaningOf(end) : undefined,
  ),
  rule("number ROWS", 0.3, ([number]) =>
    isCountOfRows(number) ? { is: "limit", n: number.value } : undefined,
  ),
  rule("number noun", 0.1, ([number, noun], { gap, wordBefore }) =>
    isSeveral(number) &&
    BEFORE_HOW_MANY.has(wordBefore(number)) &&
    noun.plural &&
    gap(number, noun).length === 0
      ? { is: "limit", n: number.value }
      : undefined,
  ),
  rule("number column", 0.4, ([number, { column }], { wordBefore }) =>
    isSeveral(number) &&
    BEFORE_HOW_MANY.has(wordBefore(number)) &&
    !["top", "first"].includes(wordBefore(number)) &&
    column.type === "text"
      ? { is: "target", columns: [column], n: number.value }
      : undefined,
  ),
  rule("number extreme|openExtreme", 0.5, ([{ value, ordinal, unit, year }, extreme]) =>
    Number.isInteger(value) &&
    value > 1 &&
    (ordinal ?? year) === undefined &&
    (unit === undefined || ROWS_OF_TIME.test(unit))
      ? { ...meaningOf(extreme), n: value }
      : undefined,
  ),
];

export const orderRules: readonly Rule[] = [
  // "The order quantity" is a quantity, and no order.
  rule("ORDER column", 0.5, ([order, by], { gap, wordBefore }) => {
    const isNoun =
      !["", "and", "then", ","].includes(wordBefore(order)) && gap(order, by).length === 0;
    return saidBy(order) === "order" && isNoun ? undefined : { is: "order", by: by.column };
  }),
  rule(
    "ORDER measure",
    0.5,
    ([
      ,
      {
        measures: [by],
      },
    ]) => by && { is: "order", by },
  ),
  rule("ORDER STATISTIC", 0.3, ([, { how }]) => ({ is: "order", how })),
  rule("ORDER GROUP STATISTIC", 0.5, ([, , { how }]) => ({ is: "order", how })),
  rule("ORDER keys", 0.3, ([, { keys }]) => byKey(keys)),
  rule("ORDER ROWS keys", 0.3, ([, , { keys }]) => byKey(keys)),
  rule("GROUP measure", 0.3, ([group, { measures }]) => {
    const by = onlyOf(measures);
    return by && saidBy(group) === "by" ? { is: "order", by } : undefined;
  }),
  rule("ORDER order", 0.1, ([, order]) => meaningOf(order)),
  rule("ORDER ROWS order", 0.2, ([, , order]) => meaningOf(order)),
  rule("DIRECTION", 0, ([{ descending, of }]) => ({ is: "order", descending, of })),
  rule("EXTREME END", 0.5, ([extreme, end], { gap }) =>
    gap(extreme, end).length === 0 &&
    end.which === "first" &&
    !["best", "worst"].includes(saidBy(extreme))
      ? { is: "order", descending: extreme.which === "greatest" }
      : undefined,
  ),
  rule("DIRECTION column", 0.3, ([{ descending }, { column }]) => ({
    is: "order",
    by: column,
    descending,
  })),
  rule("ORDER DIRECTION column", 0.5, ([, { descending }, { column }]) => ({
    is: "order",
    by: column,
    descending,
  })),
  rule("order AND keys", 0.6, ([order, , { keys }]) => {
    const next = byKey(keys);
    const isOpen = order.by !== undefined && (order.then ?? order.descending) === undefined;
    if (!isOpen || next === undefined) return undefined;
    return { ...meaningOf(order), then: [next.by, ...(next.then ?? [])] };
  }),
  rule("order DIRECTION", 0.5, ([order, { descending }]) =>
    order.descending === undefined && order.then === undefined
      ? { ...meaningOf(order), descending }
      : undefined,
  ),
];

function isSeveral({ value, unit, year }: PartOf<"number">): boolean {
  return Number.isInteger(value) && value > 1 && (unit ?? year) === undefined;
}

/** "By town and then by name" is one order. */
function byKey(
  keys: PartOf<"keys">["keys"],
): { is: "order"; by: ColumnFacts; then?: readonly ColumnFacts[] } | undefined {
  const [by, ...then] = keys.map(({ column }) => column);
  if (by === undefined || keys.some(({ bucket }) => bucket !== undefined)) return undefined;
  return { is: "order", by, ...(then.length > 0 && { then }) };
}
