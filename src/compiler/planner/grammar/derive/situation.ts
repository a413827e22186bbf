/** What is known while a clause is planned, and what has been planned before it. */
import type { Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { Agents } from "../link/agents.ts";
import type { Reading } from "../read/reading.ts";
import type { Step } from "./step.ts";
import type { Scope } from "./table-verdict.ts";

export interface Situation {
  readonly reading: Reading;
  readonly agents: Agents;
  /** The data files that the clause may be about. */
  readonly scope: Scope;
  readonly steps: Step[];
  readonly diagnostics: Diagnostic[];
}
