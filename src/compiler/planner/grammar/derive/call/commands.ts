/** A tool that starts programs takes a command line as it stands: the program, and its arguments one by one. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Args } from "../../../../../contract/values.ts";
import { fieldsOf } from "../../link/fields.ts";
import type { Reading, Span } from "../../read/reading.ts";

/** Names of the arguments for the program and for what it is started with. */
export function commandFields(
  tool: ToolInfo,
): { readonly program: string; readonly rest: string | undefined } | undefined {
  const [program] = (tool.permissions.commands ?? []).flatMap((one) => typeof one === "object" && "arg" in one ? [one.arg] : []); // prettier-ignore
  if (program === undefined) return undefined;
  return { program, rest: fieldsOf(tool).find(({ list, names }) => list && names.some((name) => name === "arg" || name === "argument"))?.name }; // prettier-ignore
}

/** A call for each command line of a clause; `undefined` for other tools, and where there is none. */
export function commandCalls(
  tool: ToolInfo,
  { marks }: Reading,
  { from, to }: Span,
): Args[] | undefined {
  const fields = commandFields(tool);
  const lines = marks.flatMap((mark) => mark.is === "command" && mark.from >= from && mark.to <= to ? [mark] : []); // prettier-ignore
  if (fields === undefined || lines.length === 0) return undefined;
  return lines.map(({ program, args }): Args => ({
    [fields.program]: program,
    ...(fields.rest !== undefined && args.length > 0 && { [fields.rest]: [...args] }),
  }));
}
