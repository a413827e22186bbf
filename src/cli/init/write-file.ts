/** Writes a file of a workspace, with the folders above it. */
import { mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
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

/**
 * A file that could not be written as a whole is not left behind: a half one in `agents/` is a broken agent.
 * @param flag `wx` refuses a file that is there, `w` replaces it. Throws an OrchcError for what the system refuses.
 */
export async function writeWorkspaceFile(
  file: string,
  text: string,
  flag: "wx" | "w" = "wx",
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    if (flag === "wx") await writeNew(file, text);
    else await writeFileAtomic(file, text);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new OrchcError(workspaceNotWritten({ file, reason: reasons[code] ?? message }));
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(text);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(file, { force: true });
    throw error;
  }
}
