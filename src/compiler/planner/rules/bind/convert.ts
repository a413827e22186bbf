/**
 * "Compute the averages and save them to averages.md": a table is no text, but some tool of the agent that saves
 * makes one of it. Which one, the name of the file says.
 */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Arg, Args } from "../../../../contract/values.ts";
import { formatOf } from "../language/file-words.ts";
import { insertedWord } from "../language/tokens.ts";
import { connect, feeds, type Source } from "./connect.ts";
import type { Field } from "./fields.ts";
import { unfilled } from "./produce.ts";
import type { Situation } from "./situation.ts";

export interface Conversion {
  readonly tool: ToolInfo;
  readonly args: Readonly<Record<string, Arg>>;
}

/** The tool that makes of what a task works on what its own tool takes; `undefined` when none does, or none is needed. */
export function findConversion(
  reader: ToolInfo,
  args: Args,
  sources: readonly Source[],
  situation: Situation,
): Conversion | undefined {
  const fields = situation.fieldsOf(reader);
  const direct = sources.filter((source) => source.direct);
  const open = unfilled(fields, args).filter(({ kind }) => kind === "shape");
  const format = formatIn(fields, args);
  if (direct.length === 0 || open.length === 0 || format === undefined) return undefined;
  const wording = [insertedWord(format)];
  const isTaken = (tool: ToolInfo): boolean =>
    fields.some((field) => field.kind === "shape" && feeds(tool, field));
  return situation.request.tools
    .filter((tool) => tool.agent === reader.agent && tool !== reader && isTaken(tool))
    .flatMap((tool) => {
      const inputs = situation.fieldsOf(tool);
      const given = connect(inputs, {}, direct);
      const isWhole = Object.keys(given.args).length > 0 && given.fan === undefined;
      const score = situation.relevance(tool, wording);
      const fits = isWhole && unfilled(inputs, given.args).length === 0 && score > 0;
      return fits ? [{ tool, args: given.args, score }] : [];
    })
    .toSorted((a, b) => b.score - a.score)[0];
}

/** What the file that is written is to hold. */
function formatIn(fields: readonly Field[], args: Args): string | undefined {
  const path = fields.find(({ kind, name }) => kind === "path" && Object.hasOwn(args, name));
  const value = path && args[path.name];
  return typeof value === "string" ? formatOf(value) : undefined;
}
