import { cannotWriteBuild, OrchcError } from "../contract/diagnostics/index.ts";

const mendable = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EEXIST"]);

/** What a user can mend, a folder that cannot be written or a full disk, as a diagnostic; anything else as it is. */
export function asWriteError(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !mendable.has(code)) return error;
  return new OrchcError(cannotWriteBuild({ reason: message }));
}
