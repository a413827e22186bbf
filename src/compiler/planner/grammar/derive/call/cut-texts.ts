/** A text of which only a part would be taken: "Note on D88 that the brakes are done" is no note "brakes". */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { isFunctionWord, isEmptyWord } from "../../link/function-words.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { Assigned } from "./assigned.ts";

/** Function words that lead on to something else, or say nothing of what stands before them. */
const LEADING = new Set(
  "a an the this that these those and or but nor so then else as at by for from in into of off on onto out over per to towards under until up upon with within about above after before via when while if please too also now again thanks".split(
    " ",
  ),
);

/** A word behind a text that nothing takes and that can be a part of it. */
export function cutText(
  { tokens }: Reading,
  { effect }: ToolInfo,
  assigned: readonly Assigned[],
): { readonly one: Assigned; readonly words: Span } | undefined {
  if (effect === "read") return undefined;
  const isTaken = (at: number): boolean =>
    assigned.some(({ value }) => value.from <= at && at < value.to);
  const isRest = (at: number): boolean => {
    const { kind, lower = "" } = tokens[at] ?? {};
    return (
      kind === "word" &&
      !isTaken(at) &&
      !LEADING.has(lower) &&
      (isFunctionWord(lower) || isEmptyWord(lower))
    );
  };
  for (const one of assigned) {
    const { field, value } = one;
    const isText = field.choices.length === 0 && rolesOf(field).has("text");
    if (!isText || value.is !== "phrase") continue;
    if (isRest(value.to)) return { one, words: { from: value.to, to: value.to + 1 } };
  }
  return undefined;
}
