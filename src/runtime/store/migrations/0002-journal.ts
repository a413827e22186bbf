/**
 * The journal, of which the other tables are projections, and who executes which run. See docs/adr/0019.
 *
 * The ids of events go on after those of outputs that are there: an output gets the id of the event that brings it.
 */
export const sql = `
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL,
  seq INTEGER NOT NULL,            -- of its run: 1 for the first, none is left out
  at TEXT NOT NULL,
  type TEXT NOT NULL,              -- 'run.started', 'task.succeeded', …
  data TEXT NOT NULL               -- JSON object: the rest of the event
);
CREATE UNIQUE INDEX events_by_run ON events (run_id, seq);
INSERT INTO sqlite_sequence (name, seq) SELECT 'events', coalesce(max(id), 0) FROM task_outputs;

ALTER TABLE runs ADD COLUMN manifest_digest TEXT;
ALTER TABLE attempts ADD COLUMN host TEXT; -- name of the machine of the process

CREATE TABLE leases (
  run_id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL,         -- grows with each owner
  owner TEXT,                      -- machine and process; NULL when nobody executes the run
  beats INTEGER NOT NULL,          -- counted by the owner while it lives
  beat_at TEXT NOT NULL,           -- by the owner's clock, for people to see
  cancel INTEGER NOT NULL DEFAULT 0, -- 1 when somebody asks the owner to end the run
  FOREIGN KEY (run_id) REFERENCES runs (id)
) WITHOUT ROWID;
`;
