/**
 * Outputs are found by the identity of their task, so that a later run can take them; see docs/cache.md.
 *
 * Outputs of earlier versions have another kind of identity, in their metadata, and are not found.
 */
export const sql = `
ALTER TABLE task_outputs ADD COLUMN identity TEXT;
ALTER TABLE task_outputs ADD COLUMN made_at TEXT;     -- when its task ran, in whatever run that was
CREATE INDEX task_outputs_by_identity ON task_outputs (identity, made_at) WHERE identity IS NOT NULL;

CREATE TABLE cache_floor (
  forgotten_before TEXT NOT NULL  -- no run takes an output from the cache that was made before the latest of these
);

ALTER TABLE worker_runs ADD COLUMN from_run TEXT;     -- the run that has made its output, when that is another
ALTER TABLE worker_runs ADD COLUMN from_task TEXT;
ALTER TABLE worker_runs ADD COLUMN made_at TEXT;

ALTER TABLE runs ADD COLUMN from_run TEXT;            -- the run of an earlier build that it goes on from
ALTER TABLE runs ADD COLUMN since TEXT;               -- what its relative times count from; NULL: its own start
`;
