import { cannotWriteBuild, OrchcError } from "../../contract/diagnostics/index.ts";

/** Errors of the file system that a user can fix: rights, space, and something else in the place of a file or folder. */
const fixable = new Set(
  `EACCES EPERM EROFS ENOSPC EDQUOT EBUSY
  ENOTDIR EISDIR EEXIST ENOTEMPTY ELOOP ENAMETOOLONG`.split(/\s+/),
);

/** Why the system refuses, for people. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "it is on a disk that is read-only",
  ENOENT: "the folder cannot be made",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota of this user is used up",
  ENOTDIR: "a file stands where a folder is needed",
  EEXIST: "a file stands where a folder is needed",
  EISDIR: "a folder stands where a file is needed",
};

/** Errors that a user can fix become a diagnostic; others are rethrown. */
export function asWriteError(error: unknown, folder: string): unknown {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  // Node says ENOENT when it cannot make a folder on a read-only disk with those above it (tried on Node 26).
  const isFixable = code !== undefined && (fixable.has(code) || syscall === "mkdir");
  if (!isFixable) return error;
  const reason = reasons[code] ?? message;
  return new OrchcError(cannotWriteBuild({ reason }, { in: "file", file: folder }));
}
