/** What the planner with a model may ask about the workspace. What it tells the model of it is in `tell/`. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { ColumnFacts } from "../../../contract/facts.ts";
import type { Plan } from "../../../contract/plan.ts";
import type { PlanningConfig } from "../../../workspace/planning-settings.ts";
import type { Place } from "../grammar/world.ts";
import type { Searching } from "../search/searching.ts";

/** The checks of plans. Given from outside, since planners and passes do not import each other. */
export type CheckPlan = (plan: Plan) => Promise<readonly Diagnostic[]>;

export interface ModelWorld {
  readonly check: CheckPlan;
  /** Whether a file or folder is there; the path is relative to the workspace, or absolute. */
  exists(path: string): boolean;
  /** What is known of a place; `undefined` where no agent knows such places, or it cannot be read. */
  look(path: string): Promise<Place | undefined>;
  /**
   * Why an agent's database cannot run a query in SQL on a table with these columns; `undefined` when it can, or when the
   * agent cannot say. Nothing is run.
   */
  explainSql(
    agent: string,
    sql: string,
    columns: readonly ColumnFacts[],
  ): Promise<string | undefined>;
  /** All tools that can be loaded, in the order of the catalog. */
  tools(): Promise<readonly ToolInfo[]>;
  /** How tools are found where there are too many to show them all. */
  readonly search: Searching;
  readonly settings: PlanningConfig;
}
