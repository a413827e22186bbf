/**
 * A history that cannot be opened where it lies, read from a copy in memory.
 *
 * SQLite reads a database in WAL mode only where it can make, or finds, the file of shared memory beside it: not in
 * a folder that is read-only or on a disk that is full (better-sqlite3 13.2: SQLITE_CANTOPEN, SQLITE_IOERR_SHMSIZE).
 * Its `immutable` does without, and then ignores what a killed process left in the write-ahead log; and
 * better-sqlite3 takes no URI, which is the only way to ask for it.
 */
import Database from "better-sqlite3";
import { copyFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, refuseNewer, versionOf } from "./migrations/index.ts";

/** Bytes 18 and 19 of a database say who can write and read it: 1 with a rollback journal, 2 with WAL. */
const VERSIONS_AT = 18;
const ROLLBACK_JOURNAL = 1;

/** Nothing that is done to the copy reaches the file. Throws what SQLite or the file system says. */
export async function openCopy(file: string): Promise<Database.Database> {
  const bytes = (await hasLog(file)) ? await withLog(file) : await readFile(file);
  if (bytes.length > VERSIONS_AT + 2) {
    bytes.fill(ROLLBACK_JOURNAL, VERSIONS_AT, VERSIONS_AT + 2);
  }
  const database = new Database(bytes);
  try {
    refuseNewer(database, versionOf(database), file);
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function hasLog(file: string): Promise<boolean> {
  const log = await stat(`${file}-wal`).catch(() => undefined);
  return log !== undefined && log.size > 0;
}

/** The bytes of the database with what its log holds, which only SQLite can put together: beside the two, elsewhere. */
async function withLog(file: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "orchc-history-"));
  try {
    const copy = join(folder, "history.db");
    await copyFile(file, copy);
    await copyFile(`${file}-wal`, `${copy}-wal`);
    const database = new Database(copy);
    try {
      return database.serialize();
    } finally {
      database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
