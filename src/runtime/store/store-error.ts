/** Says what SQLite's error codes mean for the person in front of it. */
import Database from "better-sqlite3";
import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import {
  corruptDatabase,
  diskFull,
  lockedDatabase,
  OrchcError,
  unopenedDatabase,
  unwritableStore,
} from "../../contract/diagnostics/index.ts";

/** The error to throw instead; what is not the database's or the disk's stays as it is. */
export function storeError(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  // The last: no room for the memory that processes share, which is a file beside the database.
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_SHMSIZE)/.test(code)) {
    return new OrchcError(diskFull({ file }));
  }
  // SQLite does not say why it cannot make a file.
  const unwritable = code === "SQLITE_CANTOPEN" && !isWritable(dirname(file));
  if (unwritable || /^(SQLITE_READONLY|EROFS|EACCES|EPERM)/.test(code)) {
    return new OrchcError(unwritableStore({ file, code }));
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return new OrchcError(corruptDatabase({ file }));
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new OrchcError(lockedDatabase({ file }));
  if (/^(SQLITE_(CANTOPEN|IOERR|PERM)|EEXIST|ENOTDIR|ENAMETOOLONG)/.test(code)) {
    return new OrchcError(unopenedDatabase({ file, code }));
  }
  return error;
}

/** Whether a database could be read if nothing had to be written beside it: the disk is full, or the folder read-only. */
export function isAboutWriting(error: unknown): boolean {
  if (!(error instanceof OrchcError)) return false;
  const about = new Set([diskFull.code, unwritableStore.code, unopenedDatabase.code]);
  return error.diagnostics.every(({ code }) => about.has(code));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  return undefined;
}
