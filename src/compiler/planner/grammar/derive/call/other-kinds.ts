/** Words of another kind than an argument takes: what an option is called, or no name where names are taken. */
import type { Field } from "../../link/fields.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";

/** "The broken lifts" with a choice of states: the state, and not where the lifts are. */
export function isChoiceOfAnother(
  { is, from, to }: Value,
  field: Field,
  { fields, reading: { tokens } }: CallContext,
): boolean {
  if (is !== "phrase" && is !== "name") return false;
  const stems = tokens
    .slice(from, to)
    .map(({ stem }) => stem)
    .join(" ");
  return fields.some(
    (one) =>
      one !== field &&
      one.choices.some(({ wordings }) => wordings.some((wording) => wording.join(" ") === stems)),
  );
}

/** "The old lifts" of a valley whose examples are in capitals: no name, where nothing else says that it is one. */
export function isNoName(
  { is, text, from }: Value,
  { examples, required }: Field,
  { reading: { tokens } }: CallContext,
): boolean {
  const isNamed = examples.length > 0 && examples.every((one) => /^\p{Lu}\p{Ll}/u.test(one));
  const before = tokens[from - 1]?.lower ?? "";
  return is === "phrase" && required && isNamed && /^\p{Ll}/u.test(text) && !LEADING.has(before);
}

const LEADING = new Set("in of at for from to near into by with".split(" "));
