/** The arguments of a call, value by value, each with what its schema says of it. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Args } from "../../contract/values.ts";
import { argumentLeaves, type ArgumentLeaf } from "../plan/argument-leaves.ts";
import { fieldsOf, type Field } from "../planner/grammar/link/fields.ts";

export interface Leaf {
  /** Of the argument, or of the member of it: `how`. */
  readonly name: string;
  /** Of the argument itself. */
  readonly argument: string;
  readonly value: string | number | boolean;
  /** A default is not given. */
  readonly given: boolean;
  /** The value is what a parameter of this name has. */
  readonly param?: string;
  /** The value is a time that is counted from the start of the run. */
  readonly relative?: true;
  readonly field?: Field | undefined;
}

/** What arguments are: values, and references to outputs of other tasks. */
export interface Leaves {
  readonly leaves: readonly Leaf[];
  readonly references: number;
}

/** All values of a call's arguments; those that are not given and have a default have that. */
export function leavesOf(args: Args, tool: ToolInfo): Leaves {
  const fields = fieldsOf(tool);
  const defaults = fields.flatMap((field) => {
    const { name, default: value } = field;
    if (Object.hasOwn(args, name) || value === undefined) return [];
    return argumentLeaves({ $literal: value }).flatMap((leaf) => placed(leaf, name, field, false));
  });
  const given = Object.entries(args).flatMap(([name, arg]) =>
    argumentLeaves(arg).map((leaf) => ({ name, leaf })),
  );
  const leaves = given.flatMap(({ name, leaf }) =>
    placed(
      leaf,
      name,
      fields.find((one) => one.name === name),
      true,
    ),
  );
  const references = given.filter(({ leaf }) => leaf.is === "ref").length;
  return { leaves: [...leaves, ...defaults], references };
}

function placed(
  leaf: ArgumentLeaf,
  argument: string,
  outer: Field | undefined,
  given: boolean,
): Leaf[] {
  // Of a part of a text no schema says anything.
  const field = leaf.names.reduce<Field | undefined>(
    (found, name) => found?.inner.find((one) => one.name === name),
    leaf.inText ? undefined : outer,
  );
  const place = { name: leaf.names.at(-1) ?? argument, argument, given, field };
  switch (leaf.is) {
    case "ref":
    case "nothing":
      return [];
    case "param":
      return [{ ...place, value: "", param: leaf.name }];
    case "time":
      return [{ ...place, value: leaf.text, relative: true }];
    case "value":
      return [{ ...place, value: leaf.value }];
  }
}
