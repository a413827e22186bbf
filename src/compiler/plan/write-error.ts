import { cannotWriteBuild, OrchcError } from "../../contract/diagnostics/index.ts";

/** What the file system says that a user can mend: rights, space, and something else in the place of a file or folder. */
const mendable = new Set(
  `EACCES EPERM EROFS ENOSPC EDQUOT EBUSY
  ENOTDIR EISDIR EEXIST ENOTEMPTY ELOOP ENAMETOOLONG`.split(/\s+/),
);

/** What a user can mend as a diagnostic; anything else as it is. */
export function asWriteError(error: unknown, folder: string): unknown {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  // Node says ENOENT when it cannot make a folder on a read-only disk with those above it (tried on Node 26).
  const isMendable = code !== undefined && (mendable.has(code) || syscall === "mkdir");
  if (!isMendable) return error;
  return new OrchcError(cannotWriteBuild({ reason: message }, { in: "file", file: folder }));
}
