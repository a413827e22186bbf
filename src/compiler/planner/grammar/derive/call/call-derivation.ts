/** A call that a clause may be. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Args } from "../../../../../contract/values.ts";
import type { Field } from "../../link/fields.ts";
import type { Derivation } from "../derivation.ts";
import type { Assigned } from "./assigned.ts";
import { type Value } from "./value.ts";

export interface CallDerivation extends Derivation {
  readonly tool: ToolInfo;
  readonly args: Args;
  readonly assigned: readonly Assigned[];
  /** Required arguments that nothing fills. */
  readonly open: readonly Field[];
  /** The share of the content words, by their rarity, that the call says. */
  readonly covered: number;
  /** How much of what its name says is said. */
  readonly named: number;
  readonly retrieval: number;
  readonly features: Features;
  /** What of the clause could be an argument. */
  readonly values: readonly Value[];
}

/** What speaks for a tool, each with its weight. */
export interface Features {
  readonly retrieval: number;
  readonly overall: number;
  readonly covered: number;
  readonly named: number;
  /** How much one of its phrases says. */
  readonly phrased: number;
  readonly open: number;
  /** Required arguments, by how little speaks for what fills them. */
  readonly unsure: number;
  readonly wanted: number;
  /** Optional arguments that are said. */
  readonly options: number;
  /** The tool does something that is not said. */
  readonly verbUnsaid: number;
  /** What is to be done is nothing that the tool does. */
  readonly verbLost: number;
}
