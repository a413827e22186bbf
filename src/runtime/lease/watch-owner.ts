import type { Store } from "../store/index.ts";
import { ownershipOf } from "./owner.ts";

/** Milliseconds for which the beat of another machine has to stand still: six beats, and a slow disk. */
export const WATCH_MS = 30_000;

/**
 * Tells, asked again and again, whether somebody holds a run. An owner on another machine does until its beat has stood
 * still for `watchMs`, on the clock of this process that only grows: what its own clock says plays no part.
 */
export function watchOwner(store: Store, run: string, watchMs = WATCH_MS): () => Promise<boolean> {
  let seen: string | undefined;
  let since = 0;
  return async () => {
    const { owner, number, beats } = (await store.lease(run)) ?? {};
    if (owner === undefined) return false;
    const ownership = ownershipOf(owner);
    if (ownership !== "foreign") return ownership === "owned";
    const now = performance.now();
    if (seen !== `${number} ${beats}`) since = now;
    seen = `${number} ${beats}`;
    return now - since < watchMs;
  };
}
