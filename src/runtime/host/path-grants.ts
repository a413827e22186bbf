/** Paths that a unit may read or write, checked with links followed just before its process starts. */
import { mkdir, readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { notAWritePlace, pathOutsideWorkspace } from "../../contract/diagnostics/index.ts";
import { behindLinks, type LinkedPath } from "../../workspace/behind-links.ts";
import { leadsOut } from "../../workspace/leads-out.ts";
import { realPath } from "../../workspace/real-path.ts";
import { isWithin } from "../../workspace/within.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { writeProblem } from "../../workspace/write-places.ts";
import { taskError, TaskProblem } from "./task-error.ts";

/**
 * One that the manifest names: a reviewer has seen where it lies.
 *
 * @throws TaskProblem when it seems to lie in the workspace, and a link leads out
 */
export async function namedReadPath(name: string, { root }: Workspace): Promise<LinkedPath> {
  const checked = await behindLinks(name, root);
  if (await leadsOut(checked, root)) throw outside(name);
  return checked;
}

/**
 * One that only the run knows: it is data.
 *
 * @throws TaskProblem when it does not lie in the workspace
 */
export async function foundReadPath(name: string, { root }: Workspace): Promise<LinkedPath> {
  const checked = await behindLinks(name, root);
  if (!isWithin(await realPath(root), checked.real)) throw outside(name);
  return checked;
}

/**
 * Whoever named it. The folder of a file is made, since a confined tool may not make it.
 *
 * @throws TaskProblem when it is in no place that the workspace lets tools write, or a folder that holds a link to
 *   such a file, a repository or packages
 */
export async function writePath(name: string, workspace: Workspace): Promise<LinkedPath> {
  const checked = await behindLinks(name, workspace.root);
  const { path, real } = checked;
  for (const each of [real, ...(await doubtfulBelow(path))]) {
    const why = await writeProblem(each, workspace);
    if (why === undefined) continue;
    const shown = each === real ? name : relative(workspace.root, each).split(sep).join("/");
    const places = workspace.config.write;
    throw new TaskProblem(taskError(notAWritePlace({ path: shown, why, places })));
  }
  // Where that fails, the tool says so better: it knows what it was about to write.
  await mkdir(dirname(path), { recursive: true }).catch(() => {});
  return checked;
}

/**
 * What a folder may hold that its tool may not write: links, which Node's permission model follows wherever they lead,
 * and what is run without being asked for: repositories, with their hooks, and packages.
 */
async function doubtfulBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isSymbolicLink() || RUN.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** `HEAD` is what a repository without a working tree is known by. */
const RUN = /^(?:\.git|node_modules|HEAD)$/i;

/**
 * What a tool has made in the folders that it may write.
 *
 * @throws TaskProblem when that is something that it may not write
 */
export async function checkWritten(paths: readonly string[], workspace: Workspace): Promise<void> {
  for (const path of paths) await writePath(path, workspace);
}

function outside(path: string): TaskProblem {
  return new TaskProblem(taskError(pathOutsideWorkspace({ path })));
}
