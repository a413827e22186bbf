/** The door to the kinds of task: what passes, analyses, lowering and pictures know of a task goes through here. */
export { withCalled } from "./called.ts";
export { callTask, isCallTask } from "./call.ts";
export { allOf } from "./bound.ts";
export type { Bound, Bounded, BoundTool, Unbounded } from "./bound.ts";
export { boundOf } from "./bound-of.ts";
export { inTurn } from "./cost.ts";
export type { Agreement, LoweredTask } from "./kind.ts";
export { kindOf } from "./kind-of.ts";
export { kinds } from "./list.ts";
export { conditional } from "./conditional.ts";
export { fallback } from "./fallback.ts";
export { loop } from "./loop.ts";
export { costOf, lowerTask } from "./lower-task.ts";
export { outputOf } from "./output-of.ts";
export { parallelOf, withOptional } from "./parallel.ts";
export type { Block, Call, Condition, Variable } from "./parts.ts";
export { planFileSchema, taskSchema } from "./plan-file-schema.ts";
export { planOf, withTasks } from "./plan.ts";
export {
  allCallsOf,
  blocksOf,
  callsOf,
  conditionsOf,
  mapCalls,
  mapTasks,
  mapValues,
  valuesOf,
  walkTasks,
  withBlocks,
} from "./walk.ts";
