/** What has been bound so far of a path. */
import { type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { Param } from "../../../contract/plan.ts";
import type { BindRequest, BoundTask } from "../planner.ts";
import type { Assigned } from "./derive/call/assigned.ts";
import { type ToolIndex } from "./link/tools.ts";
import type { Reading } from "./read/reading.ts";

export interface Binding {
  readonly request: BindRequest;
  readonly own: readonly ToolInfo[];
  readonly files: readonly string[];
  readonly isPlanned: (example: string) => boolean;
  readonly reading: Reading;
  readonly index: ToolIndex;
  readonly tasks: BoundTask[];
  readonly given: Map<string, readonly Assigned[]>;
  readonly params: Record<string, Param>;
  readonly diagnostics: Diagnostic[];
}
