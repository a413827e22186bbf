/** A call that another may take something from. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { mentions, parseReference, type Args } from "../../../../../contract/values.ts";
import type { Assigned } from "./assigned.ts";

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly tool: ToolInfo;
  readonly args: Args;
  /** What its words gave it, as far as they were read for this path. */
  readonly assigned: readonly Assigned[];
  /** The words refer to it, or present it. */
  readonly direct: boolean;
  /** How many calls before: 1 is the one just before. */
  readonly back: number;
  /** The first call of the same words, where it is not this one. */
  readonly beside?: string;
}

/** Ids of the calls that arguments take something of. */
export function readBy(args: Args): string[] {
  return mentions(args).flatMap(({ shape }) =>
    shape.is === "ref" ? (parseReference(shape.text)?.task ?? []) : [],
  );
}
