/** Saved plans with parameters. They belong to no run, so they do not follow from the journal. */
export const sql = `
CREATE TABLE plan_templates (
  name TEXT NOT NULL,
  version INTEGER NOT NULL,        -- from 1
  format TEXT NOT NULL,            -- 'yaml' or 'json'
  content TEXT NOT NULL,           -- what its file says
  saved_at TEXT NOT NULL,
  PRIMARY KEY (name, version)
) WITHOUT ROWID;
`;
