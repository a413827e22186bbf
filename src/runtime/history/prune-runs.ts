/** Keeps the history small: old runs are removed with their rows, journal, bus and results. */
import { setTimeout as sleep } from "node:timers/promises";
import { OrchcError, runIsExecuted } from "../../contract/diagnostics/index.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { busOf } from "../bus/index.ts";
import { diskUse } from "../disk-use.ts";
import {
  claimRun,
  isExecuted,
  isOwnerAlive,
  ownershipOf,
  WATCH_MS,
  watchOwner,
} from "../lease/index.ts";
import { resultPlaces } from "../results/index.ts";
import { openStore, type RunRow, type Store } from "../store/index.ts";

export interface PruneOptions {
  /** Milliseconds since a run ended, or began if it did not. Default: 0. */
  readonly olderThanMs?: number;
  /** The newest runs that stay whatever their age. Default: 0. */
  readonly keep?: number;
  /** Only finds what would be removed. Default: false. */
  readonly dryRun?: boolean;
  /** Milliseconds for which an owner on another machine is watched before its run is removed. Default: 30 seconds. */
  readonly watchMs?: number;
}

export interface Pruned {
  /** Newest first. */
  readonly runs: readonly RunRow[];
  /** Of files on the bus and of results. */
  readonly bytes: number;
}

/**
 * A run that waits for a person stays, one that is executed stays, and so does one whose scripts run alone and has not
 * ended: nobody can tell whether another script of it follows. A run of an adapted plan stays as long as the run that it
 * goes on from.
 *
 * @throws OrchcError when the history cannot be written
 */
export async function pruneRuns(
  workspace: Workspace,
  { olderThanMs = 0, keep = 0, dryRun = false, watchMs = WATCH_MS }: PruneOptions,
): Promise<Pruned> {
  const store = await openStore(workspace.paths.database);
  const bus = busOf(workspace);
  try {
    const now = Date.now();
    const all = await store.runs({ limit: Number.MAX_SAFE_INTEGER });
    const old = all.filter(
      (row, i) => i >= keep && now - lastTimeOf(row) >= olderThanMs && !isInUse(row),
    );
    const held = await heldElsewhere(store, old, watchMs);
    const runs: RunRow[] = [];
    let bytes = 0;
    const left = new Map(all.map((row) => [row.id, row]));
    // The oldest first: whenever this ends, no run is left without the one that has gone on from it.
    for (const row of old.toReversed()) {
      if (held.has(row) || isRemembered(row, left)) continue;
      const { folder } = resultPlaces(workspace, row.id);
      const size = (await bus.size(row.id)) + (await diskUse(folder)).bytes;
      if (!dryRun && !(await removeRun(store, row.id))) continue;
      if (!dryRun) await bus.remove(row.id, [folder]);
      left.delete(row.id);
      runs.unshift(row);
      bytes += size;
    }
    if (!dryRun && runs.length > 0) await store.compact();
    return { runs, bytes };
  } finally {
    await store.close();
  }
}

/**
 * An adapted plan has gone on here from a run that stays, which may not go on itself any more: only this run says so
 * (ORC4560).
 */
function isRemembered({ from, name }: RunRow, left: ReadonlyMap<string, RunRow>): boolean {
  const earlier = left.get(from ?? "");
  return earlier !== undefined && earlier.name !== name;
}

function lastTimeOf({ startedAt, completedAt }: RunRow): number {
  return Date.parse(completedAt ?? startedAt);
}

function isInUse(row: RunRow): boolean {
  const { status, pid, owner, beatAt = "" } = row;
  // Who has settled its tasks still writes its answer.
  if (owner !== undefined && isOwnerAlive({ owner, beatAt })) return true;
  return isExecuted(row) || status === "waiting" || (status === "running" && pid === undefined);
}

/** Runs that look abandoned by clocks that may differ, and of which the owner on another machine gives signs. */
async function heldElsewhere(
  store: Store,
  rows: readonly RunRow[],
  watchMs: number,
): Promise<ReadonlySet<RunRow>> {
  const elsewhere = rows.filter(
    ({ owner }) => owner !== undefined && ownershipOf(owner) === "foreign",
  );
  if (elsewhere.length === 0) return new Set();
  const watched = elsewhere.map((row) => ({ row, isHeld: watchOwner(store, row.id, watchMs) }));
  for (const { isHeld } of watched) await isHeld();
  await sleep(watchMs);
  const held = new Set<RunRow>();
  for (const { row, isHeld } of watched) if (await isHeld()) held.add(row);
  return held;
}

/** Nobody can take it up again while it goes. False when somebody was faster, or has removed it. */
async function removeRun(store: Store, run: string): Promise<boolean> {
  try {
    await using claim = await claimRun(store, run, 0);
    return await store.remove(claim.lease);
  } catch (error) {
    const taken = (code: string) => code === runIsExecuted.code;
    if (error instanceof OrchcError && error.diagnostics.every(({ code }) => taken(code)))
      return false;
    throw error;
  }
}
