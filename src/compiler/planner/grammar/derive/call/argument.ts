/** The arguments of a call, as its schema takes them: lists, choices, and objects put together again. */
import type { Arg, Args } from "../../../../../contract/values.ts";
import type { Json } from "../../../../../contract/json.ts";
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { fieldsOf } from "../../link/fields.ts";
import type { Assigned } from "./assigned.ts";
import { written } from "./written.ts";

export function nested(assigned: readonly Assigned[]): Args {
  const args: Record<string, unknown> = {};
  for (const one of assigned) {
    const steps = one.field.name.split(".");
    let at = args;
    for (const step of steps.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
    at[steps.at(-1) ?? ""] = argumentOf(one);
  }
  return args as Args;
}

/** As the schema has them, so that a plan does not depend on the order in which they were found. */
export function inOrderOf(tool: ToolInfo, args: Args): Args {
  const names = fieldsOf(tool).flatMap(({ name }) => (Object.hasOwn(args, name) ? [name] : []));
  return { ...Object.fromEntries(names.map((name) => [name, args[name]])), ...args } as Args;
}

function argumentOf({ field, value, items, literal }: Assigned): Arg {
  if (literal !== undefined) return literal as Json;
  const all = (items ?? [value]).map((item) => written(item, field));
  if (!field.list) return (items === undefined ? all[0] : all.join(", ")) as Json;
  return (Array.isArray(all[0]) ? all[0] : all) as Json;
}
