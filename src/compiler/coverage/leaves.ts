/** The arguments of a call, value by value, each with what its schema says of it. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Json } from "../../contract/json.ts";
import { argShape, type Arg, type Args } from "../../contract/values.ts";
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
  const all = fields.flatMap((field) => {
    const { name, default: value } = field;
    if (Object.hasOwn(args, name)) return [];
    return value === undefined ? [] : json(value, { name, argument: name, given: false, field });
  });
  const references: string[] = [];
  const given = Object.entries(args).flatMap(([name, arg]) => {
    const field = fields.find((one) => one.name === name);
    return valuesOf(arg, { name, argument: name, given: true, field }, references);
  });
  return { leaves: [...given, ...all], references: references.length };
}

type Place = Omit<Leaf, "value" | "param" | "relative">;

function valuesOf(arg: Arg, place: Place, references: string[]): Leaf[] {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      references.push(shape.text);
      return [];
    case "param":
      return [{ ...place, value: "", param: shape.name }];
    case "time":
      return [{ ...place, value: shape.text, relative: true }];
    case "text":
      return shape.parts.flatMap((part) =>
        valuesOf(part, { ...place, field: undefined }, references),
      );
    case "list":
      return shape.items.flatMap((item) => valuesOf(item, place, references));
    case "record":
      return shape.entries.flatMap(([name, member]) =>
        valuesOf(member, within(place, name), references),
      );
    case "literal":
      return json(shape.value, place);
  }
}

function json(value: Json, place: Place): Leaf[] {
  if (value === null) return [];
  if (typeof value !== "object") return [{ ...place, value }];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item) => json(item, place));
  return Object.entries(value).flatMap(([name, member]) => json(member, within(place, name)));
}

function within(place: Place, name: string): Place {
  return { ...place, name, field: place.field?.inner.find((field) => field.name === name) };
}
