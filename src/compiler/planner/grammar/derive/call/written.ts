/** A value as its argument is written: numbers as numbers, dates and places as the description or the examples have them. */
import { withoutExamples, type Field } from "../../link/fields.ts";
import { stateCode, withRegion } from "../../link/places.ts";
import { amountIn, isPercent } from "../../link/conversion.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Value } from "./value.ts";

export function written(value: Value, field: Field): unknown {
  if (value.json !== undefined && (value.is === "json" || field.kind === "number"))
    return Array.isArray(value.json) && field.kind === "text" ? value.json.map(String) : value.json;
  if (value.is === "parameter") return { $param: value.text.slice(1, -1) };
  if (field.kind === "number") return numberFor(value, field);
  if (value.is === "url")
    return field.format === "uri" ||
      /https?:/.test(`${field.description} ${field.examples.join(" ")}`)
      ? value.url
      : value.text;
  if (value.is === "clock") return clockFor(value, field);
  if (value.period !== undefined && value.is !== "number") return timeFor(value, field);
  // As long as others are written in its examples: "30 days".
  if (value.relative === true && field.examples.some((example) => /^\d/.test(example)))
    return `${value.number} ${value.unit}${value.number === 1 ? "" : "s"}`;
  return rolesOf(field).has("place") ? placeFor(value.text, field) : value.text;
}

function numberFor({ is, number = 0, unit, spelled }: Value, field: Field): number {
  if (is === "percent" && isFraction(field)) return Number((number / 100).toPrecision(12));
  // "at half brightness" is 50 percent of it.
  if (spelled === true && number > 0 && number < 1 && isPercent(field))
    return Number((number * 100).toPrecision(12));
  if (unit === undefined || field.unit === undefined) return number;
  return amountIn(number, unit, field.unit) ?? number;
}

/** Takes 0.05 for 5 %: as it is said, as its examples and its default have it, or because a rate is a part of one. */
function isFraction(field: Field): boolean {
  const { description, names, integer, schema, examples, default: usual } = field;
  if (/\bdecimal\b|\bfraction\b|between 0 and 1|\b0\.\d/i.test(description)) return true;
  if (integer || isPercent(field)) return false;
  const given = [...examples, schema.maximum, usual].map(Number).filter((number) => number > 0);
  return given.length > 0
    ? given.every((number) => number <= 1)
    : names.some((word) => word === "rate" || word === "probabl");
}

function timeFor({ period, text, is }: Value, field: Field): unknown {
  const roles = rolesOf(field);
  const { from, to, math, unit } = period ?? {};
  const isEnd = (roles.has("end") || field.names[0] === "to") && !roles.has("start");
  const moment = (isEnd ? (to ?? from) : from) ?? to;
  if (moment === undefined || is === "quoted") return text;
  if (field.format === "date" || field.format === "date-time") {
    // A plan that runs again tomorrow means another day.
    const relative = (isEnd ? (math?.to ?? math?.from) : math?.from) ?? math?.to;
    if (relative !== undefined) return { $time: relative };
    const isMoment = unit === "minute" && field.format === "date-time";
    return formatted(moment, isMoment ? "YYYY-MM-DDTHH:MM:SS" : "YYYY-MM-DD");
  }
  const pattern = math === undefined ? patternOf(field) : undefined;
  const isDay = unit === "day" || unit === "minute";
  if (pattern !== undefined && (isDay || roles.has("start") || roles.has("end")))
    return formatted(moment, pattern);
  const isDated = field.names.some((name) => /^(?:date|birth|deadlin|dob)/.test(name));
  if (isDay && isDated && math === undefined) return formatted(moment, "YYYY-MM-DD");
  if (roles.has("year") && unit === "year") return moment.slice(0, 4);
  return text.replace(/^(?:from|since|until|in|on|during|between|before|after)\s+(?=\S+$)/i, "");
}

const DATES =
  /\b(?:YYYY[-/.]MM[-/.]DD|DD[-/.]MM[-/.]YYYY|MM[-/.]DD[-/.]YYYY)(?:[T ]HH:MM(?::SS)?)?/i;

/** YYYY-MM-DD, MM/DD/YYYY and the like, as the description writes it or its examples show it. */
function patternOf({ description, examples }: Field): string | undefined {
  const said = DATES.exec(description)?.[0];
  if (said !== undefined) return said.toUpperCase();
  const shown = [
    ...examples,
    ...(description.match(/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d)?/g) ?? []),
  ];
  for (const example of shown) {
    const time = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d)$/.exec(example)?.[1];
    if (time !== undefined) return `YYYY-MM-DD${time.charAt(0)}HH:MM:SS`;
    if (/^\d{4}-\d\d-\d\d$/.test(example)) return "YYYY-MM-DD";
    if (/^\d\d\/\d\d\/\d{4}$/.test(example))
      return Number(example.slice(0, 2)) > 12 ? "DD/MM/YYYY" : "MM/DD/YYYY";
    if (/^\d{4}\/\d\d\/\d\d$/.test(example)) return "YYYY/MM/DD";
  }
  return undefined;
}

function formatted(moment: string, pattern: string): string {
  const [date = moment, time = "00:00:00"] = moment.split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  const [hours = "", minutes = "", seconds = "00"] = time.split(":");
  return pattern
    .replace(/HH:MM/, `${hours}:${minutes}`)
    .replace("SS", seconds)
    .replace("YYYY", year)
    .replace("MM", month)
    .replace("DD", day);
}

/** 14:30 of "2:30 pm", where 24 hours are asked for. */
function clockFor({ text, time = "" }: Value, { description, examples, format }: Field): string {
  if (format === "time") return time;
  const shown = examples.some((example) => /^\d\d:\d\d(?::\d\d)?$/.test(example));
  if (/[ap]\.?m\b/i.test(description) || !(shown || /\bHH:MM/i.test(description))) return text;
  return /HH:MM:SS/i.test(description) ? `${time}:00`.slice(0, 8) : time.slice(0, 5);
}

/** Where a description asks for a city with what it lies in, or for the code of a state or country. */
function placeFor(text: string, { description, examples }: Field): string {
  const [first] = examples;
  // "(e.g. city, state, country)" is either of them.
  const isPair =
    /\bcity,? (?:and |, )?(?:state|country|region)\b/i.test(withoutExamples(description).plain) ||
    (first !== undefined && /^[^,]+, \p{Lu}{2}$/u.test(first));
  if (isPair) return withRegion(text);
  if (/\bstate\b/i.test(description) && /abbreviat|two.letter/i.test(description))
    return stateCode(text) ?? stateCode(/,\s*(.+)$/.exec(text)?.[1] ?? "") ?? text;
  return text;
}
