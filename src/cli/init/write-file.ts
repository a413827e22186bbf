/** Writes a file of a workspace, with the folders above it. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { OrchcError, workspaceNotWritten } from "../../contract/diagnostics/index.ts";

/** Why the system refuses, for people. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "you may not",
  EPERM: "you may not",
  EROFS: "it is on a disk that is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your quota is used up",
  ENOTDIR: "a file stands where a folder is needed",
  EEXIST: "a file stands where a folder is needed",
  ENOENT: "a folder above it cannot be made",
};

/** @param flag `wx` refuses a file that is there, `w` replaces it. Throws an OrchcError for what the system refuses. */
export async function writeWorkspaceFile(
  file: string,
  text: string,
  flag: "wx" | "w" = "wx",
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag });
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new OrchcError(workspaceNotWritten({ file, reason: reasons[code] ?? message }));
  }
}
