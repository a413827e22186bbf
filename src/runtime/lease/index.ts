export { claimRun, type Claim } from "./claim-run.ts";
export { isExecuted, isInterrupted } from "./is-executed.ts";
export { ownershipOf, ownName, type Ownership } from "./owner.ts";
