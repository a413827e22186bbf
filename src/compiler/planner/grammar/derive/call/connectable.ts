/** What a call can be joined to. */
import type { ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { Source } from "./source.ts";

export interface Connectable {
  readonly reading: Reading;
  readonly index: ToolIndex;
  /** Earlier calls, in order. */
  readonly sources: readonly Source[];
  /** Stretches that calls may be added for, beside the unit's own. */
  readonly around: readonly Span[];
  /** What is made of it is written to a file of this kind: "markdown". */
  readonly formats: readonly string[];
}
