/** `{name}` in a query is a parameter of the plan: for which argument, its name, its type and its place say. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Param } from "../../../../../contract/plan.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import { wordsOfName } from "../../link/identifier.ts";
import type { Reading } from "../../read/reading.ts";
import type { Assigned } from "./assigned.ts";
import type { Value } from "./value.ts";

/** Types that say what a parameter is for. */
const KINDS: Readonly<Record<Param["type"], readonly Field["kind"][]>> = {
  string: ["text", "any"],
  file: ["text"],
  column: ["text"],
  date: ["text"],
  enum: ["choice", "text"],
  list: ["text"],
  number: ["number"],
  integer: ["number"],
  boolean: ["flag"],
};

export function withParameters(
  tool: ToolInfo,
  assigned: readonly Assigned[],
  values: readonly Value[],
  { tokens }: Reading,
  params: Readonly<Record<string, Param>>,
): Assigned[] {
  let found = assigned.filter(({ value }) => value.is !== "parameter");
  for (const value of values.filter(({ is }) => is === "parameter")) {
    const name = value.text.slice(1, -1);
    const type = params[name]?.type ?? "string";
    const after = [tokens[value.to], tokens[value.to + 1]].map((token) => token?.stem ?? "");
    const score = (field: Field): number => {
      const said = wordsOfName(name).stems.some((stem) => field.names.includes(stem)) ? 2 : 0;
      const near = after.some((stem) => field.names.includes(stem)) ? 1 : 0;
      const before = assigned.some((one) => one.value === value && one.field.name === field.name)
        ? 0.5
        : 0;
      const limits =
        field.kind === "number" && after.some((stem) => field.said.has(stem)) ? 0.7 : 0;
      return said + near + before + limits + (field.required ? 0.3 : 0);
    };
    const [best, ...others] = fieldsOf(tool)
      .filter(
        (field) =>
          KINDS[type].includes(field.kind) &&
          (type !== "list" || field.list) &&
          !found.some(
            (one) =>
              one.field.name === field.name && (one.value.is !== "phrase" || score(field) < 2),
          ),
      )
      .toSorted((a, b) => score(b) - score(a));
    // Where only one argument is of its type, nothing has to say more.
    if (best === undefined || (score(best) < 0.3 && others.length > 0)) continue;
    found = found.filter((one) => one.field.name !== best.name);
    const one = { $param: name };
    found.push({
      field: best,
      value,
      score: 1,
      literal: best.list && type !== "list" ? [one] : one,
    });
  }
  return found;
}

/** A parameter for an argument that must be given at each run; `undefined` for what no parameter can hold. */
export function parameterFor(
  field: Field,
  taken: Readonly<Record<string, Param>>,
): { readonly name: string; readonly param: Param } | undefined {
  const { kind, list, integer, description } = field;
  if (list || kind === "object") return undefined;
  const type =
    kind === "flag" ? "boolean" : kind !== "number" ? "string" : integer ? "integer" : "number";
  const param: Param = { type, ...(description !== "" && { description }) };
  const isSame = (other: Param | undefined): boolean =>
    other === undefined || (other.type === type && other.description === param.description);
  let name = field.name.replace(/\W/g, "_");
  for (let at = 2; !isSame(taken[name]); at += 1) name = `${field.name}${at}`;
  return { name, param };
}
