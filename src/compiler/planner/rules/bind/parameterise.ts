import type { Param } from "../../../../contract/plan.ts";
import type { Field } from "./fields.ts";

/** A parameter for a field that must be given at each run; `undefined` for what no parameter can hold. */
export function parameterFor(
  field: Field,
  taken: Readonly<Record<string, Param>>,
): { readonly name: string; readonly param: Param } | undefined {
  const type = typeOf(field);
  if (type === undefined) return undefined;
  const param: Param = {
    type,
    ...(field.description !== "" && { description: field.description }),
  };
  const isSame = (other: Param | undefined): boolean =>
    other === undefined || (other.type === type && other.description === param.description);
  let name = field.name.replace(/\W/g, "_");
  for (let at = 2; !isSame(taken[name]); at += 1) name = `${field.name}${at}`;
  return { name, param };
}

function typeOf({ kind, list, schema }: Field): Param["type"] | undefined {
  if (list || kind === "shape") return undefined;
  if (kind === "flag") return "boolean";
  if (kind !== "number") return "string";
  return schema.type === "integer" ? "integer" : "number";
}
