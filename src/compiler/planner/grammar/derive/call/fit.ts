/** How well a stretch of a clause fits an argument: the evidence for it, or none at all. */
import type { Field } from "../../link/fields.ts";
import { wordsOfName } from "../../link/identifier.ts";
import { kindOfPlace } from "../../link/places.ts";
import { rolesOf, type Role } from "../../link/roles.ts";
import { kindOfWord } from "../../link/word-kinds.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";
import { cueOf } from "./cues.ts";
import { exampleFit } from "./example-fit.ts";
import { hasForm, hasOrder, isGrouping } from "./forms.ts";
import { isByForTo, isCounting, isCountOfThings, isOfClock, isOtherUnit } from "./counts.ts";
import { isOtherSide } from "./sides.ts";
import { isNumbered, isOfAnother } from "./codes.ts";
import { isNoUnit } from "./lost-units.ts";
import { isChoiceOfAnother, isNoName } from "./other-kinds.ts";
import { isPast } from "./past-days.ts";
import { boundaryFit, isPartOfName, wordFit } from "./position-fit.ts";
import { amountIn, isPercent } from "../../link/conversion.ts";

/** What a kind of value is worth as text, before anything is known of the argument. */
const AS_TEXT: Partial<Record<Value["is"], number>> = {
  quoted: 0.9,
  name: 0.6,
  code: 0.7,
  phrase: 0.1,
  mail: 0.4,
  url: 0.5,
  path: 0.5,
  formula: 0.6,
  number: -0.3,
  quantity: 0.1,
  duration: 0,
  money: -0.1,
  percent: -0.2,
  time: -0.4,
  clock: -0.4,
  range: -0.2,
  json: -0.3,
  glob: 0.3,
  currency: -1,
  unit: -1,
  parameter: 0.6,
  command: 0.5,
};

/** `undefined` where it cannot be. */
export function fitOf(value: Value, field: Field, context: CallContext): number | undefined {
  const typed = typeFit(value, field, context);
  if (typed === undefined) return undefined;
  if (value.named !== undefined)
    return value.named.toLowerCase() === field.name.toLowerCase() ? 2 : undefined;
  const cue = cueOf(value, field, context);
  if (isChoiceOfAnother(value, field, context) || (cue <= 0 && isNoName(value, field, context)))
    return undefined;
  const example = isPartOfName(value, context) ? 0 : exampleFit(value, field);
  const boundary = boundaryFit(value, field, context);
  // An example of its description is none of the tool's own words.
  let score =
    typed +
    cue +
    example +
    (example > 1 ? Math.max(boundary, 0) : boundary + wordFit(value, context));
  if (value.aside) score -= 0.25;
  if (value.spelled === true) score -= 0.35;
  return score;
}

function typeFit(value: Value, field: Field, context: CallContext): number | undefined {
  const { fields, reading } = context;
  const { is, number } = value;
  const roles = rolesOf(field);
  if (
    isOtherUnit(value, field, context) ||
    isNoUnit(value, context) ||
    (value.isOfDay === true && field.format !== "time") ||
    isByForTo(value, field, context) ||
    isCountOfThings(value, field, context) ||
    isOfAnother(value, field, context)
  )
    return undefined;
  const isNone =
    isOtherSide(value, field, reading) ||
    isCounting(value, field, reading) ||
    isOfClock(value, reading);
  if (isNone || isPast(value, field, context) || hasOrder(value, context)) return undefined;
  if (field.kind === "number") {
    if (is === "json" || is === "range")
      return field.list && isListOf(value.json, "number") ? 1 : undefined;
    if (number === undefined || is === "currency" || is === "unit") return undefined;
    const { unit } = field;
    const amount =
      value.unit === undefined || unit === undefined ? number : amountIn(number, value.unit, unit);
    // Kilometres are no degrees, and dollars no euros.
    if (amount === undefined || (["time", "percent"].includes(is) && unit !== undefined))
      return undefined;
    // What is numbered has no unit.
    if (!["number", "time"].includes(is) && unit === undefined && isNumbered(field))
      return undefined;
    if (value.unit !== undefined && unit === undefined && isPercent(field)) return undefined;
    if (is === "percent") return isPercent(field) ? 1.2 : fields.some(isPercent) ? undefined : 0.5;
    if (is === "time") return roles.has("year") || roles.has("time") ? 0.9 : undefined;
    if (field.integer && !Number.isInteger(amount)) return undefined;
    if (is === "duration") {
      if (unit !== undefined) return value.relative === true ? 1.2 : 0.9;
      // "the last 60 days" is a time, and no number of something else.
      return (roles.has("duration") ? 0.9 : 0.35) - (value.relative === true ? 0.5 : 0);
    }
    // A year is a number too, but hardly an amount.
    if (is === "number") return value.period ? 0.3 : 0.6;
    return unit !== undefined && value.unit !== undefined ? 1 : 0.65;
  }
  if (!hasForm(value, field, context)) return undefined;
  if (value.type !== undefined && (is === "column" || field.format === "column"))
    return is === "column" && isGrouping(value, field, reading)
      ? columnFit(value, field)
      : undefined;
  if (field.kind === "object")
    return is === "json" && field.list === Array.isArray(value.json) ? 1.1 : undefined;
  if (field.kind === "flag" || field.kind === "choice") return undefined;
  if (is === "json") return field.list || field.kind === "any" ? 1.1 : undefined;
  if (field.kind === "any" && !field.list) return (AS_TEXT[is] ?? 0) - 0.3;
  return isAgainst(value, field) ? undefined : textFit(value, field, roles);
}

/** A column of a file, for what takes the name of one: of numbers or of times, where the description asks for such. */
function columnFit({ type }: Value, { format, description }: Field): number | undefined {
  if (format?.startsWith("column") !== true) return undefined;
  const wanted = KINDS_OF_COLUMNS.find(([pattern]) => pattern.test(description))?.[1];
  return wanted === undefined ? 0.9 : wanted === type ? 1.2 : undefined;
}

const KINDS_OF_COLUMNS: readonly (readonly [RegExp, Value["type"]])[] = [
  [/\bcolumns? of numbers\b/i, "number"],
  [/\bcolumns? of (?:dates|times)\b/i, "time"],
];

/** What a field takes by its very name, and words that are none: the time "pace", the URL "eth1". */
function isAgainst({ is, text, period, time }: Value, { names, format }: Field): boolean {
  // A path is no revision, and a pattern of names is nothing else.
  if (is === "glob" || (is === "path" && format === "revision")) return format !== "glob";
  if (!["phrase", "name", "code", "number", "quantity"].includes(is)) return false;
  const last = names.at(-1) ?? "";
  if (
    /^(?:date|datetim|timestamp|deadlin|birthdai|dob)$/.test(last) ||
    (last === "time" && names.length > 1)
  )
    return period === undefined && time === undefined && !/\d/.test(text);
  return /^(?:url|uri|ip)$/.test(last) && !/[./:]/.test(text);
}

/** What is looked for. */
const SOUGHT = new Set(["word", "queri", "search", "keyword", "term", "phrase", "pattern"]);

function textFit(value: Value, field: Field, roles: ReadonlySet<Role>): number {
  const { is } = value;
  const { names } = field;
  let score = AS_TEXT[is] ?? 0;
  const isTime = is === "time" || is === "clock" || (is === "quoted" && value.period !== undefined);
  if (isTime && (roles.has("time") || field.format?.startsWith("date") === true)) {
    score += 1.3;
    const clockwise = field.names.includes("time") && !field.names.includes("date");
    if (field.format?.startsWith("date") && (roles.has("start") || roles.has("end"))) score += 0.3;
    if (field.format === "date-time" && value.period?.unit === "minute") score += 0.3;
    if (is === "clock" && !clockwise) score -= 0.6;
    if (is === "time" && clockwise && value.period?.unit !== "minute") score -= 0.4;
  } else if (isTime && roles.has("duration")) score += 0.6;
  else if (roles.has("time") && !isTime && !roles.has("duration"))
    score -= is === "duration" ? 0.1 : 0.45;
  if (is === "duration" && roles.has("duration")) score += 1;
  if (is === "mail") score += roles.has("mail") ? 1.2 : -0.8;
  else if (roles.has("mail") && is !== "quoted") score -= 0.8;
  if (is === "url") score += roles.has("url") ? 1.2 : -0.3;
  else if (roles.has("url") && is !== "quoted") score -= 0.4;
  if (is === "glob") score += 1.2;
  if (is === "parameter" && isCalled(value.text, field)) score += 1.2;
  if (is === "path") score += !roles.has("file") ? 0 : isOtherPlace(value, field) ? -0.6 : 1;
  if (is === "currency") score += roles.has("currency") ? 2.1 : -1;
  if (is === "unit") score += roles.has("unit") ? 2.1 : -1;
  const kind = is === "phrase" || is === "name" ? kindOfWord(value.text) : undefined;
  if (kind !== undefined && roles.has(kind)) score += 1.1;
  if (is === "code") score += roles.has("identifier") ? 0.6 : 0;
  if (is === "number") score += roles.has("identifier") ? 0.5 : 0;
  if (is === "name" && (roles.has("place") || roles.has("person") || roles.has("name")))
    score += 0.35;
  if (is === "name" && roles.has("person") && /^\p{Lu}\S+(?: \p{Lu}\S+){1,2}$/u.test(value.text))
    score += 0.15;
  const place = is === "name" && roles.has("place") ? kindOfPlace(value.text) : undefined;
  if (place !== undefined && field.names.includes(place)) score += 0.3;
  if (is === "quoted" && names.some((name) => SOUGHT.has(name))) score += 0.4;
  if (is === "quoted" && /\btitle\b/i.test(field.description)) score += 0.2;
  if (is === "quoted" && roles.has("person") && !/^\p{Lu}/u.test(value.text)) score -= 0.8;
  // Names are in capitals.
  if (is === "phrase" && (roles.has("place") || roles.has("person"))) score -= 0.15;
  // "Denver, Colorado"
  if (is === "name" && value.text.includes(",")) score += roles.has("place") ? 0.25 : -0.5;
  if (
    (is === "name" || is === "phrase") &&
    field.names.some((name) => name === "id" || name === "uuid")
  )
    score -= 0.5;
  if (is === "name" && (roles.has("unit") || roles.has("duration"))) score -= 0.3;
  if (roles.has("unit") && is === "phrase") score -= 0.1;
  if (roles.has("identifier") && is === "phrase" && !roles.has("name")) score -= 0.35;
  if (field.list) score += 0.05;
  return score;
}

/** `{city}` for the city. */
function isCalled(text: string, { names }: Field): boolean {
  return wordsOfName(text.slice(1, -1)).stems.some((stem) => names.includes(stem));
}

export function isListOf(value: unknown, type: "number" | "string"): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === type);
}

/** A folder for what is called a file, or takes patterns of names; a file for what is called a folder. */
function isOtherPlace({ folder }: Value, { names, format }: Field): boolean {
  const isFolder = names.some(
    (name) => name === "folder" || name === "directori" || name === "dir",
  );
  return folder === true ? (format === "glob" || names.includes("file")) && !isFolder : isFolder;
}
