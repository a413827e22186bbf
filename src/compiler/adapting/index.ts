/** A plan whose run has failed becomes another one, which takes over what is finished. See docs/adr/0041. Pure but for the model. */
export { adaptByRules, type Proposal } from "./by-rules.ts";
export { shareOfFailure, type FailedRun, type TaskOutcome } from "./failed-run.ts";
export { findBreach } from "./find-breach.ts";
export { findObstacle } from "./find-obstacle.ts";
export { adaptWithModel } from "./with-model.ts";
export { wideningOf } from "./widening.ts";
