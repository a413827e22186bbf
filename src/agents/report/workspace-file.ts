/** Writes a file of the workspace, and nothing outside it. */
import { mkdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { ToolError, type ToolContext } from "../../catalog/authoring.ts";
import { writable } from "./writable.ts";

/**
 * @returns the path, relative to the workspace.
 * @throws ToolError for a name that shows as another one, for a path outside of it, also behind a symbolic link, for a folder, and for a
 * file that is there with other content, unless `replace`.
 */
export async function saveInWorkspace(
  context: ToolContext,
  to: string,
  content: Uint8Array,
  replace: boolean,
): Promise<string> {
  if (writable(to) !== to) {
    throw new ToolError(`${JSON.stringify(to)} holds characters that cannot be seen.`, {
      help: "Give a name of letters and digits, such as out/report.html.",
    });
  }
  const workspace = await realpathOf(context.workspace);
  const path = resolve(workspace, relative(context.workspace, context.resolve(to)));
  const inside = (candidate: string) => candidate.startsWith(workspace + sep);
  if (!inside(path) || !inside(`${await realpathOf(dirname(path))}${sep}`)) {
    throw new ToolError(`${to} lies outside the workspace.`, {
      help: "Give a path inside it, such as out/report.html.",
    });
  }
  const real = await realpath(path).catch(() => path);
  if (!inside(real)) {
    throw new ToolError(`${to} is a link to a file outside the workspace.`, {
      help: "Choose another name.",
    });
  }
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) {
    throw new ToolError(`${to} is a folder.`, {
      help: `Name a file in it, such as ${to}/report.html.`,
    });
  }
  const name = relative(workspace, path);
  // An empty file is no loss; behind a wall the host has made one.
  if (stats !== undefined && stats.size > 0 && !replace) {
    // A second run writes the same again; that is no loss.
    if (content.length === stats.size && (await readFile(path)).equals(content)) return name;
    throw new ToolError(`${to} is already there.`, {
      help: "Choose another name, or say that it may be replaced (replace).",
    });
  }
  try {
    await mkdir(dirname(path), { recursive: true }).catch(unlessConfined);
    await writeFile(path, content);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ToolError(`${to} cannot be written (${code ?? message}).`, {
      help: "Make its folder first, and check its access rights and the free space.",
      cause: error,
    });
  }
  return name;
}

/**
 * The real path of the deepest folder that exists. A confined tool may look at no folder around its file:
 * there the host has followed the links, and made the folder.
 */
async function realpathOf(folder: string): Promise<string> {
  return realpath(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_ACCESS_DENIED") return folder;
    if (error.code === "ENOENT" && dirname(folder) !== folder) return realpathOf(dirname(folder));
    throw error;
  });
}

function unlessConfined(error: NodeJS.ErrnoException): void {
  if (error.code !== "ERR_ACCESS_DENIED") throw error;
}
