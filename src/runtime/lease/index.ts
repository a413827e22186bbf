export { claimRun, type Claim } from "./claim-run.ts";
export { isExecuted, isInterrupted, isOwnerAlive, mayBeExecuted } from "./is-executed.ts";
export { ownerInWords, ownershipOf, ownName, type Ownership } from "./owner.ts";
export { WATCH_MS, watchOwner } from "./watch-owner.ts";
