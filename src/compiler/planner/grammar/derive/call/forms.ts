/** The form that an argument's format or its examples ask for: what does not have it is never put there. */
import { fieldsOf, type Field } from "../../link/fields.ts";
import { stemWord } from "../../../../language/stem.ts";
import { isFunctionWord } from "../../link/function-words.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Reading } from "../../read/reading.ts";
import type { CallContext } from "./context.ts";
import type { ToolIndex } from "../../link/tools.ts";
import { isSetTo } from "./named-object.ts";
import type { Value } from "./value.ts";

/** Words are none of these. */
const FORMED: ReadonlySet<string> = new Set(["revision", "path", "glob", "title"]);
/** "A-1042", "1987.14" */
const CODE = /^(\p{L}{0,5})[-_]?\d[\d./-]*$/u;
const DAY = /^\d{4}-\d\d-\d\d/;

/** Whether a text is the number of something: "K-31", and no day. */
export function isCode(text: string): boolean {
  return CODE.test(text) && !DAY.test(text);
}

/** Whether an argument is what something is numbered by: "number of the lamp", and not "number of lamps". */
export function isNumbered({ description }: Pick<Field, "description">): boolean {
  return /^numbers? of the\b/i.test(description);
}

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

const JOINING = /^(?:and|or|,|&|\d+|number|no|nr|id|#|the)$/;

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

/** "Lift 3", "lifts 3 and 4". */
function isCalledSo({ from }: Value, { names, said }: Field, { tokens }: Reading): boolean {
  let at = from - 1;
  while (JOINING.test(tokens[at]?.lower ?? "")) at -= 1;
  const { stem = "" } = tokens[at] ?? {};
  return names.includes(stem) || said.has(stem);
}

/** Whether one of two is a code as the examples have it, and the other is none. */
export function isOtherForm(one: Value, other: Value, { examples }: Field): boolean {
  const isLike = ({ text }: Value): boolean => isOwn(CODE.exec(text)?.[1], examples);
  return isCoded(examples) && isLike(one) !== isLike(other);
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

/** What an argument has to speak of to be a last or a first time, or the one that was, and not the time itself. */
const SIDES: readonly (readonly [RegExp, (said: string) => boolean])[] = [
  [
    /^(?:before|until|till)$/,
    (said) =>
      /\b(?:until|till|before|end|due|deadline|latest|last|max|to|by|expir|valid|finish|clos)/i.test(
        said,
      ),
  ],
  [
    /^(?:after|since)$/,
    (said) => /\b(?:since|from|after|start|begin|earliest|first|min|open)/i.test(said),
  ],
  [
    /^(?:from|starting)$/,
    (said) =>
      !/\bnew\b/i.test(said) &&
      (!/\b(?:until|till|end|due|deadline|expir|to)/i.test(said) ||
        /\b(?:from|start|begin|first)/i.test(said)),
  ],
];

/** What a number is after a change, and by how much it changes. */
const CHANGES: typeof SIDES = [
  [/^to$/, (said) => !/\b(?:by how|how many more|how much more|additional|extra)\b/i.test(said)],
  [/^by$/, (said) => !/\b(?:the new|new total)\b/i.test(said)],
];

/** "Release it before 12 June" gives no day of the release, and "extend it to 5 years" does not say by how many. */
export function isOtherSide(value: Value, field: Field, reading: Reading): boolean {
  const { from, is } = value;
  const { tokens } = reading;
  if (isLeft(value, field, reading)) return true;
  if (isOtherEnd(value, field, reading)) return true;
  const sides = is === "time" || is === "clock" ? SIDES : field.kind === "number" ? CHANGES : [];
  const before = tokens[from - 1]?.lower ?? "";
  const said = `${field.name.replaceAll("_", " ")} ${field.description}`;
  // "From 5 June" is no last day, and "until 5 June" is the last one of any pair.
  if (field.end === "last" && /^(?:from|since|starting)$/.test(before)) return true;
  if (field.end === "last" && /^(?:until|till)$/.test(before)) return false;
  return sides.some(([word, fits]) => word.test(before) && !fits(said));
}

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

const WHITHER = /\b(?:to|into|destination|target|recipient|receiver|goes|arrives?|delivered)\b/i;
const WHENCE = /\b(?:from|origin|source|sender|leaves?|departs?|departure)\b/i;

/** "Fetch it from the north gate": where it comes from is nowhere that it goes. */
function isOtherEnd({ from, is }: Value, field: Field, { tokens }: Reading): boolean {
  if (!["name", "phrase", "quoted", "code"].includes(is)) return false;
  let at = from - 1;
  while (/^(?:the|a|an|our|my)$/.test(tokens[at]?.lower ?? "")) at -= 1;
  const said = `${field.name.replaceAll("_", " ")} ${field.description}`;
  const before = tokens[at]?.lower ?? "";
  if (before === "from") return WHITHER.test(said) && !WHENCE.test(said);
  return /^(?:to|into)$/.test(before) && WHENCE.test(said) && !WHITHER.test(said);
}

/** "Move it from Monday to Tuesday": what it was, of which no argument is the beginning. */
function isLeft({ to, is }: Value, field: Field, { tokens, marks }: Reading): boolean {
  const isNext = marks.some((mark) => mark.is === "time" && mark.from === to + 1);
  const isPair = /^(?:to|until|till)$/.test(tokens[to]?.lower ?? "") && isNext;
  const roles = rolesOf(field);
  return (
    is === "time" &&
    isPair &&
    field.format?.startsWith("date") === true &&
    !roles.has("start") &&
    !roles.has("from")
  );
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

/** "9:00-11:00": no 11, and no 0. */
export function isOfClock({ is, from, to }: Value, { tokens }: Reading): boolean {
  const isColon = (at: number): boolean =>
    tokens[at]?.text === ":" &&
    [at - 1, at + 1].every((beside) => /^\d/.test(tokens[beside]?.text ?? ""));
  return is === "number" && (isColon(from - 1) || isColon(to));
}

const SEVERAL = new Set("every from since after before until up than".split(" "));

/** "Order 20 trout" of what is measured in kg: how many there are is not how much they weigh. */
export function isCountOfThings(
  { is, to }: Value,
  { kind, unit, names, said }: Field,
  { reading: { tokens }, tool }: CallContext,
): boolean {
  const { lower = "", stem = "", kind: of } = tokens[to] ?? {};
  const isThing =
    of === "word" && !isFunctionWord(lower) && !names.includes(stem) && !said.has(stem);
  return (
    is === "number" && kind === "number" && unit !== undefined && tool.effect !== "read" && isThing
  );
}

/** "Scale it by 3" of what scales to a number of pieces. */
export function isByForTo(
  { from }: Value,
  { kind, names, name, description }: Field,
  { reading: { tokens }, tool }: CallContext,
): boolean {
  if (kind !== "number" || tokens[from - 1]?.lower !== "by") return false;
  const whither = /\bto\b(.*)/i.exec(tool.description)?.[1] ?? "";
  const isWhither = whither
    .split(/\W+/)
    .map(stemWord)
    .some((stem) => names.includes(stem));
  return (
    isWhither && !/\b(?:by|factor|times|more)\b/i.test(`${tool.description} ${name} ${description}`)
  );
}

/** "500 ml" are no 500 bottles. */
export function isOtherUnit(value: Value, field: Field, { tool }: CallContext): boolean {
  const { is, unit = "" } = value;
  const { kind, integer, unit: own, description, names, said } = field;
  const isCount = kind === "number" && integer && own === undefined;
  const isSaid = names.includes(stemWord(unit)) || said.has(stemWord(unit));
  return (
    is === "quantity" &&
    isCount &&
    !isSaid &&
    (tool.effect !== "read" || /\bnumber of\b/i.test(description))
  );
}

/** "BAG-18" is a bag, where those are numbered so, and no hospital; who looks for a text may look for it too. */
export function isOfAnother(value: Value, field: Field, context: CallContext): boolean {
  const { fields, reading } = context;
  const prefix = value.is === "code" ? CODE.exec(value.text)?.[1] : undefined;
  if (prefix === undefined || prefix === "" || isOwn(prefix, field.examples)) return false;
  if (fields.some((one) => one !== field && isCoded(one.examples) && isOwn(prefix, one.examples)))
    return true;
  // Names are asked for, as the examples show.
  const isName = field.examples.length > 0 && !field.examples.some(isCode);
  return isName && !rolesOf(field).has("text") && !isCalledSo(value, field, reading);
}

/** "Reserve 3 plots": how many there are is the number of none of them. */
export function isCounting({ is, from, to }: Value, field: Field, { tokens }: Reading): boolean {
  const { lower = "", stem = "" } = tokens[to] ?? {};
  const isId = isNumbered(field) || field.list || rolesOf(field).has("identifier");
  // "Takes from 5", "every third take": several, and not this one.
  if (is === "number" && isId && SEVERAL.has(tokens[from - 1]?.lower ?? "")) return true;
  return (
    is === "number" &&
    isId &&
    /[^s]s$/.test(lower) &&
    lower !== stem &&
    (field.names.includes(stem) || field.said.has(stem))
  );
}

function isCoded(examples: readonly string[]): boolean {
  return examples.length > 0 && examples.every((example) => CODE.test(example));
}

/** Whether a text has the form of numbers that are given as examples: "R-14" of "R-3", "KX21 ABC" of "YD70 LMN". */
export function isNumberedLike(text: string, examples: readonly string[]): boolean {
  const prefix = CODE.exec(text)?.[1] ?? "";
  const shapeOf = (one: string): string => one.replaceAll(/\p{Lu}/gu, "A").replaceAll(/\d/g, "0");
  const isPlate =
    /\d/.test(text) && /\s/.test(text) && examples.some((one) => shapeOf(one) === shapeOf(text));
  return isPlate || (prefix !== "" && isCoded(examples) && isOwn(prefix, examples));
}

/** A number without letters before it. */
function isBare(example: string): boolean {
  return CODE.exec(example)?.[1] === "";
}

function isOwn(prefix: string | undefined, examples: readonly string[]): boolean {
  return prefix !== undefined && examples.some((example) => CODE.exec(example)?.[1] === prefix);
}

const known = new WeakMap<ToolIndex, ReadonlySet<string>>();

/** What the codes begin with that any of the tools takes. */
function prefixesIn(index: ToolIndex): ReadonlySet<string> {
  const prefixes =
    known.get(index) ??
    new Set(
      index.tools
        .flatMap(fieldsOf)
        .flatMap(({ examples }) =>
          isCoded(examples) ? examples.map((one) => CODE.exec(one)?.[1] ?? "") : [],
        ),
    );
  known.set(index, prefixes);
  return prefixes;
}
