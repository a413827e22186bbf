/** The arguments of a call, value by value, each with what its schema says of it. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Json } from "../../contract/json.ts";
import { argShape, type Arg, type Args } from "../../contract/values.ts";
import { fieldsOf, type Field } from "../planner/grammar/link/fields.ts";

export interface Leaf {
  /** Of the argument, or of the member of it: `how`. */
  readonly name: string;
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
  const leaves: Leaf[] = [];
  let references = 0;
  const add = (name: string, value: Json, field: Field | undefined, given: boolean): void => {
    if (Array.isArray(value)) for (const item of value) add(name, item as Json, field, given);
    else if (typeof value === "object" && value !== null)
      record(Object.entries(value), field?.inner ?? [], (key, member, of) => {
        add(key, member as Json, of, given);
      });
    else if (value !== null) leaves.push({ name, value: value as Leaf["value"], given, field });
  };
  const visit = (name: string, arg: Arg, field?: Field): void => {
    const shape = argShape(arg);
    switch (shape.is) {
      case "ref":
        references += 1;
        return;
      case "param":
        leaves.push({ name, value: "", given: true, param: shape.name, field });
        return;
      case "time":
        leaves.push({ name, value: shape.text, given: true, relative: true, field });
        return;
      case "text":
        for (const part of shape.parts) visit(name, part);
        return;
      case "list":
        for (const item of shape.items) visit(name, item, field);
        return;
      case "record":
        record(shape.entries, field?.inner ?? [], visit);
        return;
      case "literal":
        add(name, shape.value, field, true);
    }
  };
  const fields = fieldsOf(tool);
  record(Object.entries(args), fields, visit);
  for (const field of fields)
    if (!Object.hasOwn(args, field.name) && field.default !== undefined)
      add(field.name, field.default, field, false);
  return { leaves, references };
}

function record<Value>(
  entries: readonly (readonly [string, Value])[],
  fields: readonly Field[],
  visit: (name: string, value: Value, field: Field | undefined) => void,
): void {
  for (const [name, value] of entries)
    visit(name, value, fields.find((field) => field.name === name)); // prettier-ignore
}
