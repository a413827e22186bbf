/** A stretch of time that is one value is two arguments of a tool that takes its first and its last day. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Period, Reading } from "../../read/reading.ts";
import type { Assigned } from "./assigned.ts";

/** "since March", "after the 3rd" */
const OPEN = new Set("since from after starting".split(" "));

const COMING = /\b(?:arriv|check ?-?in|comes?\b)/i;

export function withEnds(
  tool: ToolInfo,
  assigned: readonly Assigned[],
  { tokens }: Reading,
): Assigned[] {
  const start = assigned.find(({ field, value }) => value.is === "time" && isStart(field));
  const period = start?.value.period;
  if (start === undefined || period === undefined) return [...assigned];
  const { from } = start.value;
  if ([from - 1, from].some((at) => isOpen(tokens[at]?.lower ?? "", period))) return [...assigned];
  // Nobody leaves on the day on which they come, and what is set "to 5 May" is one day.
  const isOne = period.unit === "day" || period.unit === "minute";
  const isSet = tokens[from - 1]?.lower === "to" && tool.effect !== "read";
  if (
    isOne &&
    (isSet || COMING.test(`${start.field.name.replaceAll("_", " ")} ${start.field.description}`))
  )
    return [...assigned];
  const end = fieldsOf(tool).find(
    (field) =>
      isEnd(field) &&
      field.format === start.field.format &&
      !assigned.some((one) => one.field.name === field.name),
  );
  // What looks back has no days to come.
  const whole = end?.names[0] === "until" ? period : withLastDay(period);
  if (end === undefined || (whole.math?.to ?? whole.to) === undefined) return [...assigned];
  return [...assigned, { ...start, field: end, value: { ...start.value, period: whole } }];
}

/** "From 3 to 10 July" has both ends within. */
function isOpen(word: string, period: Period): boolean {
  const hasEnd = period.unit === undefined && (period.math?.to ?? period.to) !== undefined;
  return OPEN.has(word) && !(word === "from" && hasEnd);
}

/** "This month" goes on until its last day, and not only until now. */
function withLastDay(period: Period): Period {
  const [, unit] = /^now\/([wMy])$/.exec(period.math?.from ?? "") ?? [];
  if (unit === undefined || (period.math?.to ?? period.to) !== undefined) return period;
  return { ...period, math: { ...period.math, to: `now/${unit}+1${unit}-1d` } };
}

export function isStart(field: Field): boolean {
  return rolesOf(field).has("start") || (field.end === undefined && field.names[0] === "from");
}

export function isEnd(field: Field): boolean {
  return rolesOf(field).has("end") || (field.end === undefined && field.names[0] === "to");
}
