import type { UnitRun } from "../script.ts";
import type { AnyBuild } from "../script-run.ts";
import type { Scope } from "./scope.ts";
import type { UnitState } from "./unit-state.ts";

/** Where a region of a script begins. */
export interface Nested {
  readonly scope: Scope;
  readonly state: UnitState;
  /** What a block of it is given. */
  runIn(scope: Scope): UnitRun<AnyBuild>;
}
