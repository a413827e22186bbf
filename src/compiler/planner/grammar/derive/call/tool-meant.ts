/** Whether a clause names a tool, or only speaks of what it does. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { stemWord } from "../../../../language/stem.ts";
import type { Field } from "../../link/fields.ts";
import { isFunctionWord } from "../../link/function-words.ts";
import { type ToolIndex } from "../../link/tools.ts";
import { isShowing } from "../../link/verbs.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { isWithin } from "../step.ts";
import { weights } from "../weights.ts";
import { type CallDerivation } from "./call-derivation.ts";
import { outsidePaths } from "./outside-paths.ts";

/** What who shows a file says of itself. */
export const SHOWN = [["describe"], ["read", "content"]].map((words) => words.map(stemWord));

/** "Show notes.md": who reads it, and nobody who finds something else out about it. */
export function onlyShows(reading: Reading, span: Span): boolean {
  const words = outsidePaths(reading, span).filter(
    ({ kind, lower }) => kind === "word" && !isFunctionWord(lower),
  );
  return (
    words.length < span.to - span.from &&
    reading.marks.some((mark) => mark.is === "path" && !mark.folder && isWithin(mark, span)) &&
    words.every(({ lower }) => isShowing(lower) || /^columns?$/.test(lower))
  );
}

/** Of what is said a tool has to say something: more than half of the clause, or of its own name, or one of its phrases. */
export function isMeant({ covered, named, features: { phrased } }: CallDerivation): boolean {
  return [covered, named, phrased].some((share) => share > weights.call.least);
}

/** A tool that the clause names as it is called: `getPhotoExif`. */
export function namedTool(
  { tokens, marks }: Reading,
  span: Span,
  index: ToolIndex,
): { readonly tool: ToolInfo; readonly at: number } | undefined {
  for (let at = span.from; at < span.to; at += 1) {
    const tool = index.called(tokens[at]?.text ?? "");
    const quoted = marks.some(
      ({ is, from, to }) => is === "quoted" && from <= at && at < to && to - from > 3,
    );
    if (tool !== undefined && !quoted) return { tool, at };
  }
  return undefined;
}

/** A required object of plain values; one that holds rows or objects is what a call gives, and nothing that is said. */
export function isSpoken({ kind, inner, list, required: isRequired }: Field): boolean {
  const isPlain = (field: Field): boolean =>
    !["object", "any"].includes(field.kind) && !(field.list && field.kind === "object");
  return (
    kind === "object" &&
    isRequired &&
    inner.length > 0 &&
    !list &&
    inner.filter(({ required }) => required).every(isPlain)
  );
}
