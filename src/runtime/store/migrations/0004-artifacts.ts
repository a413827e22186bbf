/** Files that tasks of a run have put on the bus, and which tasks were handed them. */
export const sql = `
CREATE TABLE artifacts (
  run_id TEXT NOT NULL,
  path TEXT NOT NULL,              -- on the bus of the run: 't2/chart.svg'
  task_id TEXT NOT NULL,           -- that has made it
  type TEXT NOT NULL,              -- 'file', or 'output' for an output too large for task_outputs
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  created_at TEXT NOT NULL,        -- when its task had ended well
  PRIMARY KEY (run_id, path),
  FOREIGN KEY (run_id, task_id) REFERENCES worker_runs (run_id, task_id)
) WITHOUT ROWID;

CREATE TABLE artifact_consumption (
  run_id TEXT NOT NULL,
  path TEXT NOT NULL,
  task_id TEXT NOT NULL,           -- that was handed it, in its arguments
  attempt INTEGER NOT NULL,
  consumed_at TEXT NOT NULL,
  PRIMARY KEY (run_id, path, task_id, attempt),
  FOREIGN KEY (run_id, path) REFERENCES artifacts (run_id, path)
) WITHOUT ROWID;
`;
