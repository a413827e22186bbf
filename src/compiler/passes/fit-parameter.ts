/** Whether what a task of kind `plan` gives a parameter of the other plan can be one of its values. */
import { paramType } from "../../contract/params.ts";
import type { Param, Plan } from "../../contract/plan.ts";
import { argShape, literalOf, type Arg } from "../../contract/values.ts";
import { typeOfParam } from "../schema/compose.ts";
import type { Schema } from "../schema/json-schema.ts";

interface Misfit {
  /** What the parameter takes, in words. */
  readonly expected: string;
  /** What it is given, in words. */
  readonly found: string;
}

/** Types whose values are texts of any kind, beside a text itself. */
const TEXTS: ReadonlySet<Param["type"]> = new Set(["string", "file", "column"]);

/**
 * @param params those of the plan that the task stands in
 * @param schema of what is given, as far as it is known; `{}` where it is not
 * @returns `undefined` of what fits, and of what only a run can tell
 */
export function parameterMisfit(
  param: Param,
  arg: Arg,
  params: Plan["params"],
  schema: Schema,
): Misfit | undefined {
  const { expected, accepts } = paramType(param);
  const constant = literalOf(arg);
  if (constant !== undefined) {
    return accepts(constant) ? undefined : { expected, found: JSON.stringify(constant) };
  }
  const shape = argShape(arg);
  if (shape.is === "param") {
    const given = Object.hasOwn(params, shape.name) ? params[shape.name] : undefined;
    if (given === undefined || covers(param, given)) return undefined;
    return {
      expected,
      found: `the parameter "${shape.name}", which is ${paramType(given).expected}`,
    };
  }
  const { type } = schema;
  if (typeof type !== "string" || type === jsonTypeOf(param)) return undefined;
  // A number may well be a whole one, and no output says so.
  if (param.type === "integer" && type === "number") return undefined;
  if (param.type === "number" && type === "integer") return undefined;
  const found = shape.is === "ref" ? `${shape.text}, which is ${WORDS[type] ?? type}` : WORDS[type];
  return { expected, found: found ?? type };
}

/** Whether each value of a parameter is one of another's. */
function covers(param: Param, given: Param): boolean {
  if (param.type === "list" || param.type === "enum") {
    const allowed = param.values;
    if (given.type !== param.type) return false;
    return (
      allowed === undefined ||
      ((given.values ?? []).length > 0 &&
        (given.values ?? []).every((value) => allowed.includes(value)))
    );
  }
  if (param.type === "number") return given.type === "number" || given.type === "integer";
  if (TEXTS.has(param.type)) return jsonTypeOf(given) === "string";
  return given.type === param.type;
}

function jsonTypeOf(param: Param): string {
  const { type } = typeOfParam(param);
  return typeof type === "string" ? type : "string";
}

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "null",
};
