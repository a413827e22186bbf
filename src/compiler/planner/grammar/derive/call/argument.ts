/** The arguments of a call, as its schema takes them: lists, choices, and objects put together again. */
import type { Arg, Args } from "../../../../../contract/values.ts";
import type { Json } from "../../../../../contract/json.ts";
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

function argumentOf({ field, value, items, literal }: Assigned): Arg {
  if (literal !== undefined) return literal as Json;
  const all = (items ?? [value]).map((item) => written(item, field));
  if (!field.list) return (items === undefined ? all[0] : all.join(", ")) as Json;
  return (value.is === "json" ? all[0] : all) as Json;
}
