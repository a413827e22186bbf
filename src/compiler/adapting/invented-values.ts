/** Values that a model has made up: they stand neither in the request, nor in the plan, nor among those that a tool names. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Plan } from "../../contract/plan.ts";
import { argShape, type Arg, type Args } from "../../contract/values.ts";
import { propertiesOf } from "../schema/json-schema.ts";

export function inventedValues(args: Args, plan: Plan, tool: ToolInfo): string[] {
  const { query } = plan.source;
  const known = new Set(plan.tasks.flatMap((task) => leavesOf(task)));
  const declared = new Set(Object.values(plan.params).flatMap(leavesOf));
  return Object.entries(args).flatMap(([name, arg]) => {
    const named = new Set(leavesOf(propertiesOf(tool.input)[name] ?? {}));
    return literalsIn(arg)
      .map(String)
      .filter((value) => ![known, declared, named].some((values) => values.has(value)))
      .filter((value) => !standsIn(value, query));
  });
}

/** Texts and numbers in an argument; nothing of what it refers to. */
function literalsIn(arg: Arg): (string | number)[] {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
    case "param":
      return [];
    case "time":
      return [shape.text];
    case "literal":
      return typeof shape.value === "string" || typeof shape.value === "number"
        ? [shape.value]
        : leavesOf(shape.value);
    case "text":
      return shape.parts.flatMap(literalsIn);
    case "list":
      return shape.items.flatMap(literalsIn);
    case "record":
      return shape.entries.flatMap(([key, value]) => [key, ...literalsIn(value)]);
  }
}

/** Texts and numbers anywhere in data, names of fields included. */
function leavesOf(value: unknown): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...leavesOf(part)]);
}

/** By itself, and not within a longer word or number. */
function standsIn(value: string, query: string): boolean {
  const wanted = value.trim().toLowerCase();
  if (wanted === "") return true;
  const text = query.toLowerCase();
  const isPart = (letter: string): boolean => /[\p{L}\p{N}_]/u.test(letter);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text[at - 1] ?? " ", text[at + wanted.length] ?? " "];
    if (!isPart(before) && !isPart(after)) return true;
  }
  return false;
}
