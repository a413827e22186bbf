/** Numbers of things as people write them: A-1042, KX21 ABC. */
import { fieldsOf, type Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { CallContext } from "./context.ts";
import type { ToolIndex } from "../../link/tools.ts";
import type { Value } from "./value.ts";
import { isCalledSo } from "./called-so.ts";

/** "A-1042", "1987.14" */
export const CODE = /^(\p{L}{0,5})[-_]?\d[\d./-]*$/u;

const DAY = /^\d{4}-\d\d-\d\d/;

/** Whether a text is the number of something: "K-31", and no day. */
export function isCode(text: string): boolean {
  return CODE.test(text) && !DAY.test(text);
}

/** Whether an argument is what something is numbered by: "number of the lamp", and not "number of lamps". */
export function isNumbered({ description }: Pick<Field, "description">): boolean {
  return /^numbers? of the\b/i.test(description);
}

/** Whether one of two is a code as the examples have it, and the other is none. */
export function isOtherForm(one: Value, other: Value, { examples }: Field): boolean {
  const isLike = ({ text }: Value): boolean => isOwn(CODE.exec(text)?.[1], examples);
  return isCoded(examples) && isLike(one) !== isLike(other);
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

export function isCoded(examples: readonly string[]): boolean {
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
export function isBare(example: string): boolean {
  return CODE.exec(example)?.[1] === "";
}

export function isOwn(prefix: string | undefined, examples: readonly string[]): boolean {
  return prefix !== undefined && examples.some((example) => CODE.exec(example)?.[1] === prefix);
}

const known = new WeakMap<ToolIndex, ReadonlySet<string>>();

/** What the codes begin with that any of the tools takes. */
export function prefixesIn(index: ToolIndex): ReadonlySet<string> {
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
