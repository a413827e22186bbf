/** What is written of a file, in one transaction with other files. */
import type { Database } from "better-sqlite3";
import { sha256, type Stamp } from "../files/read-file.ts";
import type { LeftOut } from "../files/left-out.ts";
import type { Chunk, FileSymbol } from "../chunks/chunk.ts";
import { withParts } from "../words/split-names.ts";

export interface KnownFile extends Stamp {
  readonly id: number;
  readonly path: string;
  readonly readMs: number;
  readonly hash: string | null;
  readonly processor: string | null;
  readonly leftOut: LeftOut | null;
}

export interface IndexedFile {
  readonly path: string;
  readonly stamp: Stamp;
  readonly readMs: number;
  readonly hash: string | null;
  readonly commit: string | null;
  readonly language: string | null;
  readonly processor: string | null;
  readonly lines: number;
  readonly leftOut: LeftOut | null;
  readonly chunks: readonly Chunk[];
  readonly symbols: readonly FileSymbol[];
}

export interface IndexWriter {
  known(): Map<string, KnownFile>;
  /** In place of what was there of its path. */
  put(file: IndexedFile): void;
  /** Its content is what it was. */
  touch(id: number, stamp: Stamp, readMs: number): void;
  remove(id: number): void;
  meta(key: string): string | undefined;
  setMeta(key: string, value: string): void;
  /** All or nothing of what is done in it. */
  batch(write: () => void): void;
}

export function indexWriter(database: Database): IndexWriter {
  const known = database.prepare<[], KnownFile>(
    `SELECT id, path, size, mtime_ms AS mtimeMs, ctime_ms AS ctimeMs, inode, read_ms AS readMs, hash, processor,
      left_out AS leftOut FROM files`,
  );
  const idOf = database.prepare<[string], number>("SELECT id FROM files WHERE path = ?").pluck();
  const removeWords = database.prepare(
    "DELETE FROM words WHERE rowid IN (SELECT id FROM chunks WHERE file = ?)",
  );
  const removeChunks = database.prepare("DELETE FROM chunks WHERE file = ?");
  const removeSymbols = database.prepare("DELETE FROM symbols WHERE file = ?");
  const removeFile = database.prepare("DELETE FROM files WHERE id = ?");
  const addFile = database.prepare(
    `INSERT INTO files (path, size, mtime_ms, ctime_ms, inode, read_ms, hash, commit_id, language, processor, lines, left_out)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addChunk = database.prepare(
    "INSERT INTO chunks (file, kind, symbol, from_line, to_line, hash, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const addWords = database.prepare(
    "INSERT INTO words (rowid, path, symbol, comment, body) VALUES (?, ?, ?, ?, ?)",
  );
  const addSymbol = database.prepare(
    "INSERT INTO symbols (file, name, qualified, kind, from_line, to_line, depth) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const touch = database.prepare(
    "UPDATE files SET size = ?, mtime_ms = ?, ctime_ms = ?, inode = ?, read_ms = ? WHERE id = ?",
  );
  const getMeta = database
    .prepare<[string], string>("SELECT value FROM meta WHERE key = ?")
    .pluck();
  const setMeta = database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");

  const remove = (id: number): void => {
    removeWords.run(id);
    removeChunks.run(id);
    removeSymbols.run(id);
    removeFile.run(id);
  };
  return {
    known: () => new Map(known.all().map((file) => [file.path, file])),
    remove,
    touch: (id, { size, mtimeMs, ctimeMs, inode }, readMs) => {
      touch.run(size, mtimeMs, ctimeMs, inode, readMs, id);
    },
    put: (file) => {
      const before = idOf.get(file.path);
      if (before !== undefined) remove(before);
      const { path, stamp, readMs, hash, commit, language, processor, lines, leftOut } = file;
      const { size, mtimeMs, ctimeMs, inode } = stamp;
      const row = [size, mtimeMs, ctimeMs, inode, readMs, hash, commit, language, processor];
      const id = addFile.run(path, ...row, lines, leftOut).lastInsertRowid;
      const pathWords = withParts(path);
      for (const { kind, symbol = null, from, to, text, comment } of file.chunks) {
        const chunk = [id, kind, symbol, from, to, sha256(text), text];
        const rowid = addChunk.run(...chunk).lastInsertRowid;
        const names = namesWithin(file.symbols, from, to, symbol);
        const body = text.slice(comment.length);
        addWords.run(rowid, pathWords, withParts(names), withParts(comment), withParts(body));
      }
      for (const { name, qualified, kind, from, to, depth } of file.symbols) {
        addSymbol.run(id, name, qualified, kind, from, to, depth);
      }
    },
    meta: (key) => getMeta.get(key),
    setMeta: (key, value) => {
      setMeta.run(key, value);
    },
    batch: (write) => {
      database.transaction(write)();
    },
  };
}

/** What a chunk declares, and what it is a part of. */
function namesWithin(
  symbols: readonly FileSymbol[],
  from: number,
  to: number,
  symbol: string | null,
): string {
  const within = symbols.filter((one) => one.from >= from && one.from <= to);
  return [
    ...new Set([...(symbol === null ? [] : [symbol]), ...within.map(({ name }) => name)]),
  ].join("\n");
}
