/** Titles of documents that are given none. */
import type { Arg, Args } from "../../../contract/values.ts";
import type { BoundTask } from "../planner.ts";
import { inOrderOf } from "./derive/call/argument.ts";
import { subjectOf } from "./derive/call/subject.ts";
import { fieldsOf } from "./link/fields.ts";
import { type Binding } from "./binding.ts";

/** A document that is given no title has that of the request. */
export function withTitle(
  tool: BoundTask["tool"],
  given: Args,
  { reading, request }: Binding,
): Args {
  const args = inOrderOf(tool, given);
  const field = fieldsOf(tool).find(
    ({ format, name }) => format === "title" && !Object.hasOwn(args, name),
  );
  const subject = field && subjectOf(reading, request.path);
  return field === undefined || subject === undefined
    ? args
    : inOrderOf(tool, { ...args, [field.name]: withParameters(subject, request.params) });
}

/** A text in which `{coin}` is what the run is given for it. */
function withParameters(text: string, params: Readonly<Record<string, unknown>>): Arg {
  const parts = text.split(/\{(\w+)\}/);
  if (!parts.some((part, i) => i % 2 === 1 && Object.hasOwn(params, part))) return text;
  const said = parts.map((part, i): Arg => {
    if (i % 2 === 0) return part;
    return Object.hasOwn(params, part) ? { $param: part } : `{${part}}`;
  });
  return { $text: said.filter((part) => part !== "") };
}
