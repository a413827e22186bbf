/**
 * Two plans side by side: what differs between them, and which is better. Pure: no file and no network; plans, tools
 * and manifests come from whoever calls.
 */
export { comparableOf, type Comparable } from "./comparable.ts";
export {
  diffPlans,
  type ChangedTask,
  type LoneTask,
  type PlanDiff,
  type SharedTask,
} from "./diff-plans.ts";
export type { Aspect, TaskChange } from "./diff-task.ts";
export type { Change, Placed } from "./diff-values.ts";
export type { UntrustedFlow } from "./diff-flows.ts";
export type { Permission } from "./diff-permissions.ts";
export type { Figures } from "./figures.ts";
export {
  criteria,
  scorePlans,
  WEIGHTS,
  type Comparison,
  type Criterion,
  type PlanScore,
  type Reason,
} from "./score-plans.ts";
