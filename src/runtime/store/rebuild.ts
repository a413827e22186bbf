/** Makes the rows of runs again from the journal; the caller holds the transaction. */
import type { Database } from "better-sqlite3";
import { applyEvent, type Statements } from "./apply-event.ts";

/** Runs of 0.1.0 have no journal: their rows stay. */
const WITH_JOURNAL = "(SELECT run_id FROM events WHERE type = 'run.started')";

export function rebuildRows(
  database: Database,
  statements: Statements,
): { readonly runs: number; readonly events: number } {
  // A lease of a run says who works on it now, and refers to the row that is made again.
  database.pragma("defer_foreign_keys = ON");
  for (const table of ["task_outputs", "attempts", "worker_runs"])
    database.exec(`DELETE FROM ${table} WHERE run_id IN ${WITH_JOURNAL}`);
  database.exec(`DELETE FROM runs WHERE id IN ${WITH_JOURNAL}`);
  const runs = new Set<string>();
  let events = 0;
  for (const { id, event } of statements.events.all()) {
    if (event.type === "run.started") runs.add(event.run);
    if (!runs.has(event.run)) continue;
    applyEvent(statements, event, id);
    events += 1;
  }
  return { runs: runs.size, events };
}
