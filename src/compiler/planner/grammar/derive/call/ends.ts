/** A stretch of time that is one value is two arguments of a tool that takes its first and its last day. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Reading } from "../../read/reading.ts";
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
  if (start === undefined || (period?.math?.to ?? period?.to) === undefined) return [...assigned];
  const { from } = start.value;
  if ([from - 1, from].some((at) => OPEN.has(tokens[at]?.lower ?? ""))) return [...assigned];
  const end = fieldsOf(tool).find((field) => isEnd(field) && field.format === start.field.format && !assigned.some((one) => one.field.name === field.name)); // prettier-ignore
  return end === undefined ? [...assigned] : [...assigned, { ...start, field: end }];
}

function isStart(field: Field): boolean {
  return rolesOf(field).has("start") || field.names[0] === "from";
}

function isEnd(field: Field): boolean {
  return rolesOf(field).has("end") || field.names[0] === "to";
}
