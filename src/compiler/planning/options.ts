/** What planning is given, and what comes of it. */
import type { Catalog } from "../../catalog/catalog.ts";
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan, PlanBudget } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Analysis } from "../analyses/index.ts";
import type { PlanBound } from "../analyses/bound-plan.ts";
import type { TaskAttributes } from "../analyses/estimate-attributes.ts";
import type { Observer } from "../passes/index.ts";
import type { AmbiguousQuestion, PlanExample, Planner, RepairRequest } from "../planner/planner.ts";
import type { Explained } from "../planner/explained.ts";
import type { Source } from "../source/source.ts";

/** What is being done, for whoever shows progress. */
export interface PlanStep {
  readonly stage: "outline" | "bind" | "facts" | "pass" | "repair";
  readonly detail: string;
}

/** A plan, and what is wrong with it. */
export interface Corrigible {
  readonly plan: Plan;
  readonly given?: NonNullable<RepairRequest["given"]>;
  readonly problems: readonly Diagnostic[];
}

export interface PlanOptions {
  readonly source: Source;
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly planner: Planner;
  /** Takes over when the planner makes no plan, and says so. */
  readonly fallback?: Planner | undefined;
  /** Is asked as well: the better of both plans is taken, and it is said why. */
  readonly rival?: Planner | undefined;
  /** Default: the source's, then the configuration's. */
  readonly maxTasks?: number;
  /** Default: as plan, profile and configuration say. */
  readonly budget?: PlanBudget | undefined;
  /** Make parameters of required arguments that the query does not give. */
  readonly parameterise?: boolean;
  /** In place of planning from the query: this plan goes back to its planner, with what a build or a run found wrong. */
  readonly corrects?: Corrigible;
  /** Go on with words of the query that nothing takes: the plan notes them. */
  readonly allowUnused?: boolean;
  /** Plans that ran well for queries like this one. */
  readonly examples?: readonly PlanExample[] | undefined;
  /** Say which words of the query became what. */
  readonly why?: boolean;
  readonly onProgress?: (step: PlanStep) => void;
  /** Called with the plan after each pass. */
  readonly dump?: (pass: string, after: Plan) => void;
  /** Aborted when nobody waits any more for the files that the plan names to be looked at: then this throws. */
  readonly signal?: AbortSignal | undefined;
}

/** What one of two planners made of a query. */
export interface Contender {
  readonly planner: string;
  /** 0 to 100, against the other plan, as `orchc compare` has it; absent where one of them made no plan. */
  readonly points?: number;
  readonly isPlanned: boolean;
  readonly isTaken: boolean;
}

export interface Planned {
  /** Absent when something was wrong: the diagnostics say what. */
  readonly plan?: Plan;
  readonly analysis?: Analysis;
  /** What a run can take at most. */
  readonly bound?: PlanBound;
  /** Warnings when that is more than the budget: a build will ask. */
  readonly exceeded?: readonly Diagnostic[];
  /** Of all tasks, by id. */
  readonly attributes?: ReadonlyMap<string, TaskAttributes>;
  readonly diagnostics: readonly Diagnostic[];
  /** With `why`, also when something was wrong; absent when the planner cannot say. */
  readonly why?: readonly Explained[];
  /** Of two planners that were asked: how good their plans are, and whose was taken. */
  readonly compared?: readonly Contender[];
  /** Questions of the query that can be read in several ways: a source's `readings` chooses. */
  readonly ambiguous?: readonly AmbiguousQuestion[];
}

/** Tells of each pass. */
export function observerOf({ onProgress, dump }: PlanOptions): Observer {
  return (pass, after) => {
    onProgress?.({ stage: "pass", detail: pass.name });
    dump?.(pass.name, after);
  };
}
