/** A clause with a tool that may be meant: what is the same for all its arguments. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { fieldsOf, outputsOf, type Field } from "../../link/fields.ts";
import { addsNothing, isFunctionWord, isLightVerb } from "../../link/function-words.ts";
import { synonymsOf } from "../../../../language/thesaurus.ts";
import type { ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { isGenericVerb } from "../../link/verbs.ts";

export interface CallContext {
  readonly reading: Reading;
  readonly span: Span;
  readonly extras: readonly Span[];
  readonly tool: ToolInfo;
  readonly fields: readonly Field[];
  readonly index: ToolIndex;
  /** Whether the tool's own words say this token: its name, description or phrases. */
  explains(at: number): boolean;
  /** Whether the name of the tool or of a field says it. */
  names(at: number): boolean;
  /** Whether the name of the tool says it. */
  isTitle(stem: string): boolean;
  /** Whether what the tool gives has it in its name. */
  gives(at: number): boolean;
  /** Whether it says nothing by itself. */
  isEmpty(at: number): boolean;
}

export function contextOf(
  reading: Reading,
  span: Span,
  extras: readonly Span[],
  tool: ToolInfo,
  index: ToolIndex,
): CallContext {
  const { tokens } = reading;
  const about = index.wordsOf(tool);
  const name = index.nameOf(tool);
  const fields = fieldsOf(tool);
  const fieldNames = new Set(fields.flatMap(({ names }) => names));
  const given = new Set(outputsOf(tool).flatMap(({ names }) => names));
  const says = (stem: string): boolean =>
    about.has(stem) || [...synonymsOf(stem)].some((other) => about.has(other));
  return {
    reading,
    span,
    extras,
    tool,
    fields,
    index,
    explains: (at) => says(tokens[at]?.stem ?? ""),
    names: (at) => name.has(tokens[at]?.stem ?? "") || fieldNames.has(tokens[at]?.stem ?? ""),
    gives: (at) => given.has(tokens[at]?.stem ?? ""),
    isTitle: (stem) => name.has(stem),
    isEmpty: (at) => {
      const { lower = "", kind } = tokens[at] ?? {};
      return (
        kind === "sign" ||
        isFunctionWord(lower) ||
        addsNothing(lower) ||
        isGenericVerb(lower) ||
        isLightVerb(lower)
      );
    },
  };
}
