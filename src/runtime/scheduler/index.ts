export { backoffMs } from "./backoff.ts";
export { limitOf, nanoUsdOf, type Budget, type Spent } from "./budget.ts";
export { graphOf, type Graph, type GraphSource } from "./graph.ts";
export { isRecord, startLoop, type Effects, type Loop, type RecordCommand } from "./loop.ts";
export { nodesOf } from "./nodes.ts";
export { UNLIMITED_RETRIES, type RetryBudget } from "./retries.ts";
export { reasonToLeaveOut } from "./reasons.ts";
export { reduce } from "./reduce.ts";
export {
  initialState,
  type Command,
  type SchedulerEvent,
  type SettledTask,
  type State,
  type TaskWait,
} from "./state.ts";
