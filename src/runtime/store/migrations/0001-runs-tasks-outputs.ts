/**
 * `worker_runs` and `task_outputs` begin with the columns that users of earlier systems know, in that order.
 *
 * `started_at` may not be NULL there: until a task starts it holds the time at which the run was created.
 */
export const sql = `
CREATE TABLE runs (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  plan_sha256 TEXT NOT NULL,
  status TEXT NOT NULL,            -- 'running', 'success', 'failed', 'cancelled'
  started_at TEXT NOT NULL,
  completed_at TEXT,
  params TEXT NOT NULL,            -- JSON object
  query TEXT NOT NULL,
  orchc_version TEXT NOT NULL,
  node_version TEXT NOT NULL,
  sandbox TEXT NOT NULL,
  build_folder TEXT NOT NULL,
  pid INTEGER,                     -- the process that executes the run; NULL when its scripts run alone
  error TEXT
);
CREATE INDEX runs_by_start ON runs (started_at);

CREATE TABLE worker_runs (
  run_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  agent_name TEXT NOT NULL,
  status TEXT NOT NULL,            -- 'running', 'success', 'failed'; also 'pending', 'skipped', 'cancelled', 'waiting'
  started_at TEXT NOT NULL,
  completed_at TEXT,
  duration_ms REAL,
  error TEXT,
  output_file_path TEXT,
  created_at TEXT DEFAULT CURRENT_TIMESTAMP,
  position INTEGER NOT NULL,       -- in the plan
  unit_id TEXT NOT NULL,
  tool TEXT NOT NULL,
  title TEXT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, task_id),
  FOREIGN KEY (run_id) REFERENCES runs (id)
);

CREATE TABLE task_outputs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  agent_name TEXT NOT NULL,
  output_data TEXT NOT NULL,       -- JSON; {"$file": …} when the output stands on the bus
  metadata TEXT NOT NULL,          -- JSON object
  created_at TEXT DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY (run_id, task_id) REFERENCES worker_runs (run_id, task_id)
);
CREATE UNIQUE INDEX task_outputs_by_task ON task_outputs (run_id, task_id);

CREATE TABLE attempts (
  run_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,        -- 1 for the first
  started_at TEXT NOT NULL,
  completed_at TEXT,
  status TEXT NOT NULL,            -- 'running', 'success', 'failed', 'cancelled'
  error TEXT,                      -- JSON object: code, message, help, retryable
  pid INTEGER NOT NULL,
  PRIMARY KEY (run_id, task_id, attempt),
  FOREIGN KEY (run_id, task_id) REFERENCES worker_runs (run_id, task_id)
) WITHOUT ROWID;
`;
