import { diskFull, OrchcError, unwritableStore } from "../contract/diagnostics/index.ts";

/** What the system's error code means for the person in front of it; what has none is our bug. */
export function writeError(error: unknown, file: string): unknown {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return error;
  const { code } = error;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  return new OrchcError(isFull ? diskFull({ file }) : unwritableStore({ file, code }));
}
