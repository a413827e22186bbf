/** Becoming the owner of a run, and staying it. See docs/adr/0019. */
import { setTimeout as sleep } from "node:timers/promises";
import { OrchcError, runIsExecuted } from "../../contract/diagnostics/index.ts";
import { faultPoint } from "../fault-point.ts";
import type { Lease, LeaseRow, Store } from "../store/index.ts";
import { ownerInWords, ownershipOf, ownName } from "./owner.ts";
import { WATCH_MS } from "./watch-owner.ts";

/** Milliseconds between two beats. */
const BEAT_MS = 5000;

/** Milliseconds between two looks whether somebody wants the run to end: soon for a person, nothing for a database. */
const LOOK_MS = 500;

/**
 * Leases that could not be given back, since the disk was full: their owner in the history is this process, which lives,
 * and executes something else.
 */
const abandoned = new Set<string>();

const nameOf = ({ run, number }: Lease) => `${number} ${run}`;

/** Disposing gives the run back: nobody executes it any more. */
export interface Claim extends AsyncDisposable {
  readonly lease: Lease;
  /** Aborted when somebody, on whatever machine, asks for the end of the run. */
  readonly cancelled: AbortSignal;
}

/**
 * @param watchMs how long to watch an owner on another machine before it counts as gone; default 30 seconds
 * @throws OrchcError when another process executes the run
 */
export async function claimRun(store: Store, run: string, watchMs = WATCH_MS): Promise<Claim> {
  const held = await store.lease(run);
  if (held?.owner !== undefined && (await isHeld(store, run, held, watchMs))) {
    throw new OrchcError(runIsExecuted({ run, where: ownerInWords(held.owner) }));
  }
  const lease = await store.takeLease(run, held?.number ?? 0, ownName());
  if (lease === undefined) {
    throw new OrchcError(runIsExecuted({ run, where: "another process" }));
  }
  faultPoint("lease.taken");
  // A beat that cannot be written is told by the next event that cannot.
  const beating = setInterval(() => void store.beat(lease).catch(() => false), BEAT_MS);
  beating.unref();
  const cancellation = new AbortController();
  const look = async () => {
    const found = await store.lease(run);
    if (found?.number === lease.number && found.isCancelled) cancellation.abort();
  };
  const looking = setInterval(() => void look().catch(() => {}), LOOK_MS);
  looking.unref();
  return {
    lease,
    cancelled: cancellation.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(beating);
      clearInterval(looking);
      // What went wrong before it, a full disk, is what has to be told; the end of this process gives the run back too.
      await store.releaseLease(lease).catch(() => abandoned.add(nameOf(lease)));
      faultPoint("lease.released");
    },
  };
}

async function isHeld(
  store: Store,
  run: string,
  { owner = "", number, beats }: LeaseRow,
  watchMs: number,
): Promise<boolean> {
  if (owner === ownName() && abandoned.has(nameOf({ run, number }))) return false;
  const ownership = ownershipOf(owner);
  if (ownership !== "foreign") return ownership === "owned";
  const until = performance.now() + watchMs;
  while (performance.now() < until) {
    await sleep(Math.min(watchMs, 500));
    const now = await store.lease(run);
    if (now?.owner === undefined) return false;
    if (now.number !== number || now.beats !== beats) return true;
  }
  return false;
}
