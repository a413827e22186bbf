/** Writes a file of a workspace, with the folders above it. */
import { mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { OrchcError, workspaceNotWritten } from "../../contract/diagnostics/index.ts";
import { writeFailure } from "../../contract/write-failure.ts";

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
    const { code, message } = error as NodeJS.ErrnoException;
    const { why, remedy } = writeFailure(code, message);
    throw new OrchcError(workspaceNotWritten({ file, reason: why, remedy }));
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
