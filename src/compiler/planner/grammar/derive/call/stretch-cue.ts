/** "From 3 July to 10 July", "between 3 and 10 July": the first of two days is no end, and the second no beginning. */
import type { Field } from "../../link/fields.ts";
import type { CallContext } from "./context.ts";
import { isSetTo } from "./named-object.ts";
import type { Value } from "./value.ts";

/** More than all that may speak for it. */
const AGAINST = -5;

export function stretchEndCue(value: Value, field: Field, context: CallContext): number {
  const { is, from, to } = value;
  const { end } = field;
  const { tokens, marks } = context.reading;
  if ((is !== "time" && is !== "clock") || end === undefined || end === "either") return 0;
  // "Change the arrival from 5 June to 9 June"
  if (isSetTo(value, field, context)) return 0;
  const isTime = (mark: { readonly is: string }): boolean =>
    mark.is === "time" || mark.is === "clock";
  const joins = (at: number, start: number): boolean => {
    const word = tokens[at]?.lower ?? "";
    return (
      /^(?:to|until|till|-|–)$/.test(word) ||
      (word === "and" && tokens[start - 1]?.lower === "between")
    );
  };
  const isFirst = joins(to, from) && marks.some((mark) => isTime(mark) && mark.from === to + 1);
  const isSecond = marks.some(
    (mark) => isTime(mark) && mark.to === from - 1 && joins(from - 1, mark.from),
  );
  return (isFirst && end === "last") || (isSecond && end === "first") ? AGAINST : 0;
}
