/** A tool that starts programs takes a command line as it stands: the program, and its arguments one by one. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Args } from "../../../../../contract/values.ts";
import { fieldsOf } from "../../link/fields.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { textOf } from "./value.ts";

export interface CommandCall {
  readonly args: Args;
  readonly title: string;
  /** It runs once the one before it has. */
  readonly follows: boolean;
}

const ORDER = new Set(["&&", "&", "then", "afterwards"]);

/** A call for each command line of a clause; `undefined` for other tools, and where there is none. */
export function commandCalls(
  tool: ToolInfo,
  reading: Reading,
  { from, to }: Span,
): CommandCall[] | undefined {
  const { marks, tokens } = reading;
  const [program] = (tool.permissions.commands ?? []).flatMap((one) =>
    typeof one === "object" ? [one.arg] : [],
  );
  const lines = marks.flatMap((mark) =>
    mark.is === "command" && mark.from >= from && mark.to <= to ? [mark] : [],
  );
  if (program === undefined || lines.length === 0) return undefined;
  const rest = fieldsOf(tool).find(
    ({ list, names }) => list && names.some((name) => name === "arg" || name === "argument"),
  );
  return lines.map((line, at) => ({
    args: {
      [program]: line.program,
      ...(rest !== undefined && line.args.length > 0 && { [rest.name]: [...line.args] }),
    },
    title: textOf(reading, line.from, line.to),
    follows: tokens
      .slice(lines[at - 1]?.to ?? line.from, line.from)
      .some(({ lower }) => ORDER.has(lower)),
  }));
}
