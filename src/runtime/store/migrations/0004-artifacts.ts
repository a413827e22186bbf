/** Files on the bus of a run that its tasks have made or that tell why they failed, and which tasks were handed them. */
export const sql = `
CREATE TABLE artifacts (
  run_id TEXT NOT NULL,
  path TEXT NOT NULL,              -- on the bus of the run: 't2/chart.svg'
  task_id TEXT NOT NULL,           -- that has made it, or failed
  type TEXT NOT NULL,              -- 'file'; 'output': too large for task_outputs; 'model': either of these, of a tool
                                   -- that may ask a model; 'error': what is known of an attempt that failed
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  created_at TEXT NOT NULL,        -- when its task had ended well, or the attempt had failed
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
