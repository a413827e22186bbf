/** Takes a run out of the history; the caller holds the transaction. */
import type { Database } from "better-sqlite3";
import type { Lease } from "./statements/leases.ts";

/** Those first that refer to others. The rows of a run in `runs` come last. */
const TABLES = [
  "findings",
  "verifications",
  "manual_interventions",
  "gates",
  "events",
  "artifact_consumption",
  "artifacts",
  "task_outputs",
  "attempts",
  "worker_runs",
  "leases",
] as const;

export function removeRows(database: Database, { run }: Lease): void {
  for (const table of TABLES) database.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(run);
  database.prepare("DELETE FROM runs WHERE id = ?").run(run);
}
