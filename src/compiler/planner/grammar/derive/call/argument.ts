/** A value as its argument is written: numbers as numbers, dates as the description or the examples have them. */
import type { Arg, Args } from "../../../../../contract/values.ts";
import type { Json } from "../../../../../contract/json.ts";
import type { Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Assigned } from "./assigned.ts";
import type { Value } from "./value.ts";

/** The arguments of a call, those of objects put together again. */
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
  if (items !== undefined) {
    const all = items.map((item) => written(item, field));
    return (field.list ? all : all.join(", ")) as Json;
  }
  const one = written(value, field);
  if (!field.list || value.is === "json") return one as Json;
  return [one] as Json;
}

function written(value: Value, field: Field): unknown {
  if (value.is === "json" && field.kind !== "number")
    return Array.isArray(value.json) && field.kind === "text" ? value.json.map(String) : value.json;
  if (value.is === "json") return value.json;
  if (value.is === "parameter") return { $param: value.text.slice(1, -1) };
  if (field.kind === "number") return value.is === "percent" && isFraction(field) ? Number(((value.number ?? 0) / 100).toPrecision(12)) : value.number; // prettier-ignore
  const { period } = value;
  if (period !== undefined && value.is !== "number") return dateFor(value, field);
  if (value.is === "currency" || value.is === "money") return moneyFor(value, field);
  return value.text;
}

/** Takes 0.05 for 5 %. */
function isFraction({ description, name, schema, default: usual }: Field): boolean {
  if (/\bdecimal\b|\bfraction\b|between 0 and 1|\b0\.\d/i.test(description)) return true;
  if (/percent|%/i.test(`${name} ${description}`)) return false;
  return (typeof schema.maximum === "number" && schema.maximum <= 1) || (typeof usual === "number" && usual > 0 && usual < 1); // prettier-ignore
}

function dateFor({ period, text, is }: Value, field: Field): unknown {
  const roles = rolesOf(field);
  const { from, to, math, unit } = period ?? {};
  const isEnd = roles.has("end") && !roles.has("start");
  const day = (isEnd ? (to ?? from) : from) ?? to;
  if (day === undefined || is === "quoted") return text;
  if (field.format === "date" || field.format === "date-time") {
    // A plan that runs again tomorrow means another day.
    const relative = (isEnd ? (math?.to ?? math?.from) : math?.from) ?? math?.to;
    return relative === undefined ? formatted(day, "YYYY-MM-DD") : { $time: relative };
  }
  const pattern = patternOf(field);
  if (pattern !== undefined && math === undefined && (unit === "day" || unit === "minute" || roles.has("start") || roles.has("end"))) return formatted(day, pattern); // prettier-ignore
  const isDay = unit === "day" || unit === "minute";
  const isDated =
    field.names.includes("date") || field.names.some((name) => /^(?:birth|deadlin|dob)/.test(name));
  if (isDay && isDated && math === undefined) return formatted(day, "YYYY-MM-DD");
  if (roles.has("year") && unit === "year") return day.slice(0, 4);
  return text.replace(/^(?:from|since|until|in|on|during|between|before|after)\s+(?=\S+$)/i, "");
}

/** YYYY-MM-DD, MM/DD/YYYY and the like, as the description writes it or its examples show it. */
function patternOf({ description, examples }: Field): string | undefined {
  const said = /\b(?:YYYY[-/.]MM[-/.]DD|DD[-/.]MM[-/.]YYYY|MM[-/.]DD[-/.]YYYY)\b/i.exec(
    description,
  )?.[0];
  if (said !== undefined) return said.toUpperCase();
  const shown = [...examples, ...(description.match(/\b\d{4}-\d\d-\d\d\b/g) ?? [])];
  for (const example of shown) {
    if (/^\d{4}-\d\d-\d\d$/.test(example)) return "YYYY-MM-DD";
    if (/^\d\d\/\d\d\/\d{4}$/.test(example))
      return Number(example.slice(0, 2)) > 12 ? "DD/MM/YYYY" : "MM/DD/YYYY";
    if (/^\d{4}\/\d\d\/\d\d$/.test(example)) return "YYYY/MM/DD";
  }
  return undefined;
}

function formatted(day: string, pattern: string): string {
  const [date = day] = day.split("T");
  const [year = "", month = "", dayOfMonth = ""] = date.split("-");
  return pattern.replace("YYYY", year).replace("MM", month).replace("DD", dayOfMonth);
}

function moneyFor({ text, is, number }: Value, field: Field): unknown {
  if (is === "currency") return text;
  return rolesOf(field).has("currency") || number === undefined ? text : text;
}
