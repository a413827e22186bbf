/** What the journal cannot know of plans that have run: patterns of other workspaces, and those to be forgotten. See docs/adr/0042. */
export const sql = `
CREATE TABLE plan_patterns (
  id TEXT PRIMARY KEY,             -- hash of the structure
  content TEXT,                    -- JSON of an imported one; NULL: none
  imported_at TEXT,
  forgotten_at TEXT                -- runs that began before do not count; NULL: all do
) WITHOUT ROWID;
`;
