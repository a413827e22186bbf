/** The tables of an index. Nothing is migrated: an index of another version is made anew. */

/** Raised with every change of the tables, of how texts become words, and of how all processors' pieces become chunks. */
export const INDEX_VERSION = 1;

export const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row for each file that was listed, also for one that is left out.
CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  mtime_ms REAL NOT NULL,
  ctime_ms REAL NOT NULL,
  inode INTEGER NOT NULL,
  -- When it was read, in milliseconds: a change within the same tick of the file system's clock would not show.
  read_ms REAL NOT NULL,
  hash TEXT,               -- sha256 of its bytes
  commit_id TEXT,          -- checked out when it was read
  language TEXT,
  processor TEXT,          -- name and version of what cut it
  lines INTEGER NOT NULL DEFAULT 0,
  left_out TEXT            -- why; then it has no chunks
);

CREATE TABLE chunks (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL,
  kind TEXT NOT NULL,
  symbol TEXT,
  from_line INTEGER NOT NULL,
  to_line INTEGER NOT NULL,
  hash TEXT NOT NULL,      -- sha256 of its text
  text TEXT NOT NULL
);
CREATE INDEX chunks_file ON chunks(file);
CREATE INDEX chunks_hash ON chunks(hash);

CREATE TABLE symbols (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  qualified TEXT NOT NULL COLLATE NOCASE,
  kind TEXT NOT NULL,
  from_line INTEGER NOT NULL,
  to_line INTEGER NOT NULL,
  depth INTEGER NOT NULL
);
CREATE INDEX symbols_file ON symbols(file);
CREATE INDEX symbols_name ON symbols(name);
CREATE INDEX symbols_qualified ON symbols(qualified);

-- The words alone: the texts stand in chunks.
CREATE VIRTUAL TABLE words USING fts5(
  path, symbol, comment, body,
  content='', contentless_delete=1,
  tokenize="porter unicode61 remove_diacritics 2"
);

-- One vector for each different text; the vectors themselves stand in a table of sqlite-vec, by these ids.
CREATE TABLE embedded (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE);
`;
