/** "Change SO-3301": which of the things that a tool changes, and how, is not said. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Args } from "../../../../../contract/values.ts";
import { fieldsOf, type Field } from "../../link/fields.ts";
import { alters } from "../../link/verbs.ts";
import type { Reading, Span } from "../../read/reading.ts";

/** What could be said, where no call says any of it. */
export function unsaidChange(
  { tokens }: Reading,
  { from }: Span,
  tool: ToolInfo,
  calls: readonly Args[],
): readonly Field[] {
  const fields = fieldsOf(tool);
  const isVague = tool.effect !== "read" && alters(tokens[from]?.lower ?? "");
  const optional = fields.filter(({ required }) => !required);
  const isIdentified = fields.every(
    ({ required, examples, kind }) => !required || (kind === "text" && examples.length > 0),
  );
  if (!isVague || !isIdentified) return [];
  return calls.some((args) => optional.some(({ name }) => Object.hasOwn(args, name)))
    ? []
    : optional;
}
