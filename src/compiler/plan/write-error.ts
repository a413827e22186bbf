import { cannotWriteBuild, OrchcError } from "../../contract/diagnostics/index.ts";
import { writeFailure } from "../../contract/write-failure.ts";

/** Errors of the file system that a user can fix: rights, space, and something else in the place of a file or folder. */
const fixable = new Set(
  `EACCES EPERM EROFS ENOSPC EDQUOT EBUSY
  ENOTDIR EISDIR EEXIST ENOTEMPTY ELOOP ENAMETOOLONG`.split(/\s+/),
);

/** Errors that a user can fix become a diagnostic; others are rethrown. */
export function asWriteError(
  error: unknown,
  folder: string,
  what: "plan" | "build" | "history of the plan",
): unknown {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  // Node says ENOENT when it cannot make a folder on a read-only disk with those above it (tried on Node 26).
  const isFixable = code !== undefined && (fixable.has(code) || syscall === "mkdir");
  if (!isFixable) return error;
  const { why, remedy } = writeFailure(code, message);
  return new OrchcError(
    cannotWriteBuild({ what, reason: why, remedy }, { in: "file", file: folder }),
  );
}
