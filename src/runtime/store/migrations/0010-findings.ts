/** What verifiers have found, by the attempt that ran them. Both tables follow from the journal. See docs/adr/0048. */
export const sql = `
CREATE TABLE verifications (
  run_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,        -- 0: taken from an earlier run
  tool TEXT NOT NULL,              -- the program that has checked: 'oxlint'
  command TEXT,                    -- what was run; NULL where no program was
  exit_code INTEGER,
  passed INTEGER NOT NULL,         -- 0, 1
  checked TEXT NOT NULL,           -- JSON object: what was looked at, how many, tests
  verified_at TEXT NOT NULL,
  PRIMARY KEY (run_id, task_id, attempt),
  FOREIGN KEY (run_id, task_id) REFERENCES worker_runs (run_id, task_id)
) WITHOUT ROWID;

CREATE TABLE findings (
  run_id TEXT NOT NULL,
  task_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  position INTEGER NOT NULL,       -- in the order in which the verifier gives them, from 0
  severity TEXT NOT NULL,          -- 'major', 'medium', 'minor'
  category TEXT NOT NULL,          -- 'build', 'test', 'lint', 'types', 'security', 'custom'
  message TEXT NOT NULL,
  file TEXT,                       -- relative to the workspace
  line INTEGER,
  column_number INTEGER,
  rule TEXT,
  fingerprint TEXT NOT NULL,       -- equal for the same finding of another run
  location TEXT GENERATED ALWAYS AS (file || coalesce(':' || line, '')) VIRTUAL,
  PRIMARY KEY (run_id, task_id, attempt, position),
  FOREIGN KEY (run_id, task_id, attempt) REFERENCES verifications (run_id, task_id, attempt)
) WITHOUT ROWID;
CREATE INDEX findings_by_fingerprint ON findings (fingerprint);
`;
