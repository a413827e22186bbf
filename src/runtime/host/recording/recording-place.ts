/** Whether a file can get a recording: found out before the run, which may take long and cost money. */
import { access, constants, stat } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { OrchcError, recordingNotSaved } from "../../../contract/diagnostics/index.ts";
import { writeFailure } from "../../../contract/write-failure.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

/** @throws OrchcError when it cannot */
export async function checkRecordingPlace(
  file: string,
  name: string,
  workspace: Workspace,
): Promise<void> {
  const entry = await stat(file).catch(() => undefined);
  const code = entry?.isDirectory() === true ? "EISDIR" : await refusal(dirname(file));
  if (code !== undefined) throw notSaved(file, name, code, workspace);
}

/** Of a folder, or of the nearest one above it that is there. */
async function refusal(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return "ENOTDIR";
    await access(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    const { code = "EACCES" } = error as NodeJS.ErrnoException;
    const isMissing = code === "ENOENT" && dirname(folder) !== folder;
    return isMissing ? refusal(dirname(folder)) : code;
  }
}

export function notSaved(
  file: string,
  name: string,
  code: string,
  { root, paths }: Workspace,
): OrchcError {
  return new OrchcError(
    recordingNotSaved({
      file: nameIn(root, file),
      name,
      why: writeFailure(code, code).why,
      folder: nameIn(root, paths.recordings),
    }),
  );
}

/** A path as people name it: relative to the workspace, when it is in it. */
export function nameIn(root: string, path: string): string {
  const name = relative(root, path);
  return name.startsWith("..") ? path : name;
}
