import { cannotWriteBuild, OrchcError } from "../contract/diagnostics/index.ts";

/** What the file system says that a user can mend: rights, space, and something else in the place of a file or folder. */
const mendable = new Set(
  `EACCES EPERM EROFS ENOSPC EDQUOT EBUSY
  ENOTDIR EISDIR EEXIST ENOTEMPTY ELOOP ENAMETOOLONG`.split(/\s+/),
);

/** What a user can mend as a diagnostic; anything else as it is. */
export function asWriteError(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !mendable.has(code)) return error;
  return new OrchcError(cannotWriteBuild({ reason: message }));
}
