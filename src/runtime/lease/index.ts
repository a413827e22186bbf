export { claimRun, type Claim } from "./claim-run.ts";
export { isExecuted, isInterrupted, isOwnerAlive } from "./is-executed.ts";
export { ownerInWords, ownershipOf, ownName, type Ownership } from "./owner.ts";
