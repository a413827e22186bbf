/** "Move it from P-2 to P-2": what a change has at both ends of it changes nothing, so one of them is not what is meant. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import type { Assigned } from "./assigned.ts";

/** Words of names for the two ends of a change, or for two things that one does it with. */
const ENDS = new Set(
  "from to old new source target origin destination first second a b one other left right before after previous next current former replacement by with".split(
    " ",
  ),
);

/** The second of two arguments that differ by their end alone, or ask for numbers of the same form, and have one value. */
export function sameEnds(tool: ToolInfo, assigned: readonly Assigned[]): Assigned | undefined {
  if (tool.effect === "read") return undefined;
  const fields = new Set(fieldsOf(tool).map(({ name }) => name));
  const own = assigned.filter(
    ({ field, literal }) =>
      fields.has(field.name) &&
      literal === undefined &&
      field.kind === "text" &&
      field.format === undefined,
  );
  const isPair = (one: Assigned, other: Assigned): boolean =>
    one !== other &&
    one.value.text.toLowerCase() === other.value.text.toLowerCase() &&
    one.value.from !== other.value.from &&
    (isOneThing(one.field, other.field) || isAlikeNumbered(one.field, other.field));
  return own.find((other) =>
    own.some((one) => one.value.from < other.value.from && isPair(one, other)),
  );
}

function isOneThing(one: Field, other: Field): boolean {
  const [a, b] = [one, other].map(({ name }) =>
    name
      .toLowerCase()
      .split(/[_-]/)
      .filter((word) => !ENDS.has(word))
      .join(" "),
  );
  return a === b;
}

function isAlikeNumbered(one: Field, other: Field): boolean {
  return one.examples.length > 0 && one.examples.join() === other.examples.join();
}
