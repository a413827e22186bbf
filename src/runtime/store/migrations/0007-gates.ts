/** What gates ask of people, and who has decided what. Both follow from the journal. See docs/adr/0025. */
export const sql = `
CREATE TABLE gates (
  run_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,        -- 1 for the first time that it is asked in a run
  question TEXT NOT NULL,
  shown TEXT NOT NULL,             -- JSON object: what the person is shown
  value TEXT,                      -- JSON object: the value that is asked for; NULL: only yes or no
  waiting_since TEXT NOT NULL,
  deadline TEXT,                   -- NULL: it waits for ever
  by_default TEXT,                 -- JSON object: what is decided at the deadline; NULL: the plan says nothing
  PRIMARY KEY (run_id, task_id, attempt),
  FOREIGN KEY (run_id, task_id) REFERENCES worker_runs (run_id, task_id)
) WITHOUT ROWID;

CREATE TABLE manual_interventions (
  id INTEGER PRIMARY KEY,          -- of its event
  run_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  decision TEXT NOT NULL,          -- 'approved', 'rejected'
  value TEXT,                      -- JSON
  decided_by TEXT,                 -- NULL where no person has decided
  reason TEXT,
  source TEXT NOT NULL,            -- 'person'; 'default' of the plan, or 'deadline' without one
  decided_at TEXT NOT NULL,
  FOREIGN KEY (run_id, task_id, attempt) REFERENCES gates (run_id, task_id, attempt)
);
CREATE UNIQUE INDEX manual_interventions_by_gate ON manual_interventions (run_id, task_id, attempt);

CREATE INDEX worker_runs_waiting ON worker_runs (run_id) WHERE status = 'waiting';
`;
