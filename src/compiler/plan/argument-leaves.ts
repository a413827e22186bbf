/** What an argument consists of, value by value: the one walk through it. */
import type { Json } from "../../contract/json.ts";
import { argShape, type Arg } from "../../contract/values.ts";

interface Where {
  /** Names of the members that lead to it, the outermost first. */
  readonly names: readonly string[];
  /** Whether it stands in a text. */
  readonly inText: boolean;
}

export type ArgumentLeaf = Where &
  (
    | { readonly is: "value"; readonly value: string | number | boolean }
    /** Null, or a list or a record without members. */
    | { readonly is: "nothing" }
    | { readonly is: "ref"; readonly text: string }
    | { readonly is: "param"; readonly name: string }
    | { readonly is: "time"; readonly text: string }
  );

/** In the order in which they stand there. */
export function argumentLeaves(
  arg: Arg,
  where: Where = { names: [], inText: false },
): ArgumentLeaf[] {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
    case "time":
      return [{ ...where, is: shape.is, text: shape.text }];
    case "param":
      return [{ ...where, is: "param", name: shape.name }];
    case "literal":
      return leavesOfData(shape.value, where);
    case "text":
      return shape.parts.flatMap((part) => argumentLeaves(part, { ...where, inText: true }));
    case "list":
      return orNothing(
        shape.items.flatMap((item) => argumentLeaves(item, where)),
        where,
      );
    case "record":
      return orNothing(
        shape.entries.flatMap(([name, member]) => argumentLeaves(member, within(where, name))),
        where,
      );
  }
}

function leavesOfData(value: Json, where: Where): ArgumentLeaf[] {
  if (value === null) return [{ ...where, is: "nothing" }];
  if (typeof value !== "object") return [{ ...where, is: "value", value }];
  const inner = Array.isArray(value)
    ? (value as readonly Json[]).flatMap((item) => leavesOfData(item, where))
    : Object.entries(value).flatMap(([name, member]) => leavesOfData(member, within(where, name)));
  return orNothing(inner, where);
}

/** So that the names that lead there are not lost. */
function orNothing(leaves: ArgumentLeaf[], where: Where): ArgumentLeaf[] {
  return leaves.length > 0 ? leaves : [{ ...where, is: "nothing" }];
}

function within(where: Where, name: string): Where {
  return { ...where, names: [...where.names, name] };
}
