/** Numbers that say how many there are, and are no other number. */
import { type Field } from "../../link/fields.ts";
import { stemWord } from "../../../../language/stem.ts";
import { isFunctionWord } from "../../link/function-words.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Reading } from "../../read/reading.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";
import { isNumbered } from "./codes.ts";

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
