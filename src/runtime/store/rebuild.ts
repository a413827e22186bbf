/** Makes the rows of runs again from the journal; the caller holds the transaction. */
import Database from "better-sqlite3";
import { applyEvent, type Statements } from "./apply-event.ts";
import type { Rebuilt } from "./store.ts";

/** Tables of rows that follow from the journal, those first that refer to others. */
const PROJECTIONS = [
  "findings",
  "verifications",
  "manual_interventions",
  "gates",
  "artifact_consumption",
  "artifacts",
  "task_outputs",
  "attempts",
  "worker_runs",
] as const;

/** Runs of 0.1.0 have no journal: their rows stay. */
export function rebuildRows(database: Database.Database, statements: Statements): Rebuilt {
  // A lease of a run says who works on it now, and refers to the row that is made again.
  database.pragma("defer_foreign_keys = ON");
  const ofRun = "WHERE run_id = ?";
  const removals = [
    ...PROJECTIONS.map((table) => `DELETE FROM ${table} ${ofRun}`),
    "DELETE FROM runs WHERE id = ?",
    // An output has the id of its event; another row that has it was altered, and is made again with its own run.
    `DELETE FROM task_outputs WHERE id IN (SELECT id FROM events ${ofRun})`,
  ].map((sql) => database.prepare(sql));
  // Within the caller's transaction this is a savepoint.
  const rebuildRun = database.transaction((run: string): number => {
    for (const remove of removals) remove.run(run);
    let last = 0;
    for (const { id, event } of statements.events.ofRun(run)) {
      if (event.seq !== last + 1) throw new Error(`event ${last + 1} of run ${run} is missing`);
      if (last === 0 && event.type !== "run.started") throw new Error(`run ${run} has no start`);
      applyEvent(statements, event, id);
      last = event.seq;
    }
    return last;
  });

  let runs = 0;
  let events = 0;
  const damaged: string[] = [];
  for (const run of statements.events.runs()) {
    try {
      events += rebuildRun(run);
      runs += 1;
    } catch (error) {
      if (isOfTheDatabase(error)) throw error;
      damaged.push(run);
    }
  }
  return { runs, events, damaged };
}

/** The disk is full, for instance; a constraint is broken by what an event says. */
function isOfTheDatabase(error: unknown): boolean {
  return error instanceof Database.SqliteError && !error.code.startsWith("SQLITE_CONSTRAINT");
}
