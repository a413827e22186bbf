/** The database of an index: opened, made when it is not there, and made anew when it is of another version. */
import Database from "better-sqlite3";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { INDEX_VERSION, schema } from "./schema.ts";
import { loadVectors } from "./load-vectors.ts";

/** Milliseconds that a reader waits for a writer's checkpoint, and the other way round. */
const BUSY_MS = 5000;

export interface OpenedIndex {
  readonly database: Database.Database;
  /** Why what was there is gone. */
  readonly remade?: string;
}

/** For whoever writes, under the lock of the index. Throws what SQLite or the file system says. */
export function openForWriting(file: string): OpenedIndex {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return prepare(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
    return { ...prepare(file), remade: "it was damaged" };
  }
}

/** @returns nothing where there is no index of this version */
export function openForReading(file: string): Database.Database | undefined {
  // Of a folder that is not there, better-sqlite3 says something without a code.
  if (!existsSync(file)) return undefined;
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
    if (versionOf(database) === INDEX_VERSION) return database;
    database.close();
    return undefined;
  } catch (error) {
    database?.close();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_CANTOPEN") return undefined;
    if (isDamage(error)) return undefined;
    throw error;
  }
}

export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/.test(error.code);
}

function prepare(file: string): OpenedIndex {
  const database = new Database(file, { timeout: BUSY_MS });
  try {
    // It can be made again: what a power failure takes is read again.
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
    const version = versionOf(database);
    if (version === INDEX_VERSION) return { database };
    const isNew = version === 0 && tablesOf(database).length === 0;
    database.transaction(() => {
      dropAll(database);
      database.exec(schema);
      database.pragma(`user_version = ${INDEX_VERSION}`);
    })();
    return isNew
      ? { database }
      : { database, remade: `it had version ${version}, and this orchc writes ${INDEX_VERSION}` };
  } catch (error) {
    database.close();
    throw error;
  }
}

function versionOf(database: Database.Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}

function tablesOf(database: Database.Database): string[] {
  return database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC",
    )
    .pluck()
    .all();
}

/** Virtual tables first, which take their own tables with them. */
function dropAll(database: Database.Database): void {
  const tables = tablesOf(database);
  if (tables.includes("vectors")) loadVectors(database);
  for (const table of tables) database.exec(`DROP TABLE IF EXISTS "${table}"`);
}
