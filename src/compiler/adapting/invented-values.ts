/** Values that a model has made up: they stand neither in the request, nor in the plan, nor among those that a tool names. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Arg, Args } from "../../contract/values.ts";
import { argumentLeaves } from "../plan/argument-leaves.ts";
import { propertiesOf } from "../schema/json-schema.ts";

export function inventedValues(args: Args, plan: Plan, tool: ToolInfo): string[] {
  const { query } = plan.source;
  const known = new Set(plan.tasks.flatMap((task) => leavesOf(task)));
  const declared = new Set(Object.values(plan.params).flatMap(leavesOf));
  return Object.entries(args).flatMap(([name, arg]) => {
    const named = new Set(leavesOf(propertiesOf(tool.input)[name] ?? {}));
    return [...new Set(literalsIn(arg))]
      .filter((value) => ![known, declared, named].some((values) => values.has(value)))
      .filter((value) => !standsIn(value, query));
  });
}

/** Texts and numbers in an argument, names of members included; nothing of what it refers to. */
function literalsIn(arg: Arg): string[] {
  return argumentLeaves(arg).flatMap((leaf) => [
    ...leaf.names,
    ...(leaf.is === "time" ? [leaf.text] : []),
    ...(leaf.is === "value" && typeof leaf.value !== "boolean" ? [String(leaf.value)] : []),
  ]);
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
