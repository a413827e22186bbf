/** Whether somebody executes a run now, as far as can be told by looking once. */
import { isAlive } from "../is-alive.ts";
import type { OwnerRow, RunRow } from "../store/index.ts";
import { ownershipOf } from "./owner.ts";

/** Milliseconds without a sign of an owner on another machine, by two clocks that may be a minute apart. */
const SILENT_MS = 3 * 60_000;

type Facts = Pick<RunRow, "status" | "pid" | "owner" | "beatAt">;

/** Always false of a run that has ended, and of one whose scripts run alone. */
export function isExecuted({ status, pid, owner, beatAt = "" }: Facts): boolean {
  if (status !== "running") return false;
  // Runs of 0.1.0 have no owner.
  if (owner === undefined) return beatAt === "" && isAlive(pid);
  return isOwnerAlive({ owner, beatAt });
}

/** Whether that cannot be ruled out: what another machine says of itself is a matter of its clock. */
export function mayBeExecuted(row: Facts): boolean {
  const { status, owner } = row;
  if (status !== "running" || owner === undefined) return isExecuted(row);
  return ownershipOf(owner) !== "unowned";
}

/** By its own account; what tables say of the run plays no part. */
export function isOwnerAlive({ owner, beatAt }: Pick<OwnerRow, "owner" | "beatAt">): boolean {
  const ownership = ownershipOf(owner);
  if (ownership !== "foreign") return ownership === "owned";
  return Date.now() - Date.parse(beatAt) < SILENT_MS;
}

/** It says that it runs, and the process that executed it as a whole is gone. */
export function isInterrupted(row: Facts): boolean {
  return row.status === "running" && row.pid !== undefined && !isExecuted(row);
}
