/** A stretch of time that is one value is two arguments of a tool that takes its first and its last day. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Period, Reading } from "../../read/reading.ts";
import type { Assigned } from "./assigned.ts";

/** "since March", "after the 3rd" */
const OPEN = new Set("since from after starting".split(" "));

export function withEnds(
  tool: ToolInfo,
  assigned: readonly Assigned[],
  { tokens }: Reading,
): Assigned[] {
  const start = assigned.find(({ field, value }) => value.is === "time" && isStart(field));
  const period = start?.value.period;
  if (start === undefined || period === undefined) return [...assigned];
  const { from } = start.value;
  if ([from - 1, from].some((at) => OPEN.has(tokens[at]?.lower ?? ""))) return [...assigned];
  const end = fieldsOf(tool).find((field) => isEnd(field) && field.format === start.field.format && !assigned.some((one) => one.field.name === field.name)); // prettier-ignore
  // What looks back has no days to come.
  const whole = end?.names[0] === "until" ? period : withLastDay(period);
  if (end === undefined || (whole.math?.to ?? whole.to) === undefined) return [...assigned];
  return [...assigned, { ...start, field: end, value: { ...start.value, period: whole } }];
}

/** "This month" goes on until its last day, and not only until now. */
function withLastDay(period: Period): Period {
  const [, unit] = /^now\/([wMy])$/.exec(period.math?.from ?? "") ?? [];
  if (unit === undefined || (period.math?.to ?? period.to) !== undefined) return period;
  return { ...period, math: { ...period.math, to: `now/${unit}+1${unit}-1d` } };
}

export function isStart(field: Field): boolean {
  return rolesOf(field).has("start") || field.names[0] === "from";
}

export function isEnd(field: Field): boolean {
  return rolesOf(field).has("end") || field.names[0] === "to";
}
