/** The form that an argument's format or its examples ask for: what does not have it is never put there. */
import { type Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Reading } from "../../read/reading.ts";
import type { CallContext } from "./context.ts";
import { isSetTo } from "./named-object.ts";
import type { Value } from "./value.ts";
import { CODE, isNumbered, isCoded, isBare, isOwn, prefixesIn } from "./codes.ts";
import { isCalledSo } from "./called-so.ts";

/** Words are none of these. */
const FORMED: ReadonlySet<string> = new Set(["revision", "path", "glob", "title"]);

export function hasForm(value: Value, field: Field, context: CallContext): boolean {
  const { index, tool, reading } = context;
  const { is, text } = value;
  const isRead = tool.effect === "read";
  const { format = "", examples } = field;
  if (is === "parameter" || is === "json") return true;
  if (format.startsWith("date"))
    return is === "quoted" ? /\d/.test(text) || text === "" : isDated(value, field, isRead);
  if (format === "time") return isTimeOfDay(value);
  if (format === "revision") return isRevision(value, reading);
  if (format === "email") return text.includes("@");
  if (format === "uri") return /[./:]/.test(text);
  if (is === "phrase" && FORMED.has(format)) return false;
  if (is === "quoted" && format === "glob") return /[*?./[{]/.test(text);
  if (!isCoded(examples)) return !isNumbered(field) || /\d/.test(text);
  const prefix = CODE.exec(text)?.[1];
  // "R-14" is no booking where those are "K-31" and rehearsals are called so.
  const isOther = (prefix ?? "") !== "" && !isOwn(prefix, examples);
  const isOthers =
    isOther &&
    (prefixesIn(index).has(prefix ?? "") || (is === "code" && !isCalledSo(value, field, reading)));
  // "Stop the lift for 5 minutes", "end the leases of 2026": a number is one of theirs where it is called so.
  const isLoose =
    prefix === "" &&
    is !== "quoted" &&
    (countsThings(value, context) ||
      ((!isRead || !examples.some(isBare)) &&
        !isCalledSo(value, field, reading) &&
        !isSetTo(value, field, context)));
  return /\d/.test(text) && !/[\s@]/.test(text) && !isOthers && !isLoose;
}

/** "What did Anna change" asks of a person, and of no branch that is called so. */
function isRevision({ is, text, from }: Value, { tokens }: Reading): boolean {
  if (is !== "name") return is !== "phrase";
  return (
    /^[\p{Lu}_]+$|\d/u.test(text) ||
    /^(?:branch|tag|commit|revision|release)$/.test(tokens[from - 1]?.lower ?? "")
  );
}

/** "Order 20 eels": how many there are, and no number of an order. */
function countsThings(
  { is, to }: Value,
  { reading: { tokens, marks }, explains, names, gives, isEmpty }: CallContext,
): boolean {
  const isWord =
    tokens[to]?.kind === "word" &&
    !isEmpty(to) &&
    !marks.some((mark) => mark.is === "time" && mark.from <= to && to < mark.to);
  return is === "number" && isWord && ![explains, names, gives].some((says) => says(to));
}

/** A day for a date, a moment for a date and time; the first or last day of any stretch, where one of them is asked for. */
function isDated({ period, isEither }: Value, field: Field, isRead: boolean): boolean {
  // 3/4/2027 is in March or in April.
  if (isEither === true) return false;
  const wanted = field.format === "date" ? "day" : "minute";
  if (period === undefined || (wanted === "day" && period.unit === "minute")) return false;
  // When something begins is not said by its day alone, where it is to be done.
  if (wanted === "minute" && !isRead) return period.unit === "minute";
  const roles = rolesOf(field);
  return (
    period.unit === wanted ||
    roles.has("start") ||
    roles.has("end") ||
    (isRead && field.names.some((name) => BOUNDS.has(name)))
  );
}

/** "At half past", "on 3 May at 19:00" are no times of a day. */
function isTimeOfDay({ is, text }: Value): boolean {
  return (
    is === "clock" ||
    (is === "quoted" ? /\d/.test(text) : is !== "time" && /^\d{1,2}(?:[:.]\d\d){1,2}$/.test(text))
  );
}

const BOUNDS = new Set(["from", "to", "befor", "after", "due", "deadlin"]);
const GROUPING = new Set("by per each every across for".split(" "));
const BETWEEN = new Set(["and", ",", "the", "&"]);

/** "By region and month": what is only said beside what is measured groups nothing. */
export function isGrouping({ from }: Value, { names }: Field, { tokens, marks }: Reading): boolean {
  if (!names.some((name) => name === "by" || name === "group")) return true;
  const isColumn = (at: number): boolean =>
    marks.some((mark) => mark.is === "column" && mark.from <= at && at < mark.to);
  let at = from - 1;
  while (BETWEEN.has(tokens[at]?.lower ?? "") || isColumn(at)) at -= 1;
  return GROUPING.has(tokens[at]?.lower ?? "");
}

/** "Groom Gamsbock", "Salute Anna Lee": what is to be done is no part of a name, whether a tool has the word or not. */
export function hasOrder({ is, from, to }: Value, context: CallContext): boolean {
  const {
    span,
    explains,
    tool,
    reading: { tokens, sentences },
  } = context;
  if (is !== "name" || to - from < 2) return false;
  const isFirst = sentences.some((sentence) => sentence.from === from);
  // "Anna Lee: renew her ticket"
  const isCalled = [":", ","].includes(tokens[to]?.lower ?? "");
  return (from === span.from && explains(from)) || (isFirst && !isCalled && tool.effect !== "read");
}
