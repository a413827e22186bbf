import type { MadeFile } from "../record/made-files.ts";
import type { TaskRecord } from "../record/read-run.ts";
import { isEmptyOutput } from "../record/shapes.ts";
import { plainLine } from "../text/plain-line.ts";
import { innerOutput } from "./inner-output.ts";
import { summariseOutput } from "./summarise-output.ts";

/** A sentence about the output of a task: one plain line, not yet escaped for any format. */
export interface Statement {
  readonly text: string;
  readonly task: string;
  /** Full name: `markets.history`. */
  readonly tool: string;
  /** The file that it speaks of: a chart or report beside the answer, or a large output on the bus. */
  readonly file?: string;
}

/**
 * The statements of a task that succeeded: the tool's own headline, made beside the tool when its output
 * was fresh, or else a summary of the output by its shape.
 *
 * @param files where the copies of files stand, by their path on the bus.
 */
export function statementsOf(
  { task, row, output }: TaskRecord,
  files: ReadonlyMap<string, string>,
): Statement[] {
  if (output === undefined) return [];
  const { metadata, data, whole } = output;
  // That nothing was found is said in its own place, unless the tool says it better.
  const generic = !whole
    ? [`Its output has ${metadata.bytes} bytes.`]
    : isEmptyOutput(data)
      ? []
      : summariseOutput(innerOutput(task.tool, data));
  const own = metadata.headline.map((text) => plainLine(text)).filter((text) => text !== "");
  const file = files.get(output.files[0]?.ref.file ?? "") ?? row?.outputFile;
  return (own.length > 0 ? own : generic).map((text) => ({
    text: plainLine(withCopies(text, output.files, files)),
    task: task.id,
    tool: task.tool,
    ...(file === undefined ? {} : { file }),
  }));
}

/** A tool knows the path of its file on the bus; a reader finds the copy. */
function withCopies(
  text: string,
  made: readonly MadeFile[],
  files: ReadonlyMap<string, string>,
): string {
  return made.reduce(
    (line, { ref }) => line.replaceAll(ref.file, files.get(ref.file) ?? ref.file),
    text,
  );
}
