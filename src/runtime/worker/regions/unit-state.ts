/** What all blocks of a script with control flow share. */
import type { Assignment } from "../../protocol/assignment.ts";
import type { Staging } from "../staging.ts";
import type { UnitServices } from "../script-run.ts";
import type { RunningAttempts } from "./running-attempts.ts";

export interface UnitState extends UnitServices {
  readonly assignment: Assignment;
  readonly staging: Staging;
  readonly attempts: RunningAttempts;
}
