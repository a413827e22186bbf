/** A call with what it takes of others. */
import type { Arg } from "../../../../../contract/values.ts";
import type { Field } from "../../link/fields.ts";
import type { Assigned } from "./assigned.ts";
import type { CallDerivation } from "./call-derivation.ts";
import type { Fan } from "./inputs.ts";
import type { Source } from "./source.ts";

export interface Joined {
  readonly derivation: CallDerivation;
  readonly connected: Connected;
}

export interface Connected {
  readonly assigned: readonly Assigned[];
  readonly references: Readonly<Record<string, Arg>>;
  /** Further calls of the same that take other outputs. */
  readonly fan?: Fan | undefined;
  /** Required arguments that there is nothing for. */
  readonly missing: readonly Field[];
  /** Calls that have to be added before this one. */
  readonly producers: readonly Source[];
  /** What words of the clause gave those. */
  readonly spoken: readonly Assigned[];
}
