import { posix } from "node:path";
import { ToolError, type ToolContext } from "../../catalog/authoring.ts";
import { buildFolders } from "./builds.ts";
import { existing } from "./existing.ts";
import { nameOf } from "./wording.ts";

/** Folders of copies and records, which nobody means who asks about the files of a project. */
const IGNORED_FOLDERS = ["node_modules", ".git", ".orchc"];

export interface FoundFile {
  /** As it is shown and can be given to other tools: the asked folder and the path below it. */
  readonly file: string;
  /** Path below the asked folder, with `/`. */
  readonly below: string;
  /** Absolute path. */
  readonly path: string;
}

/**
 * The files of a folder that match a glob, sorted by path. A glob without a slash matches at any depth,
 * as in `.gitignore`. An ignored folder is looked into when the glob or the folder names it. So are builds,
 * which hold the words of every question, the one that is being answered included.
 * Links are not followed, so nothing outside the folder is found and no cycle is walked.
 */
export async function findFiles(
  context: ToolContext,
  folder: string,
  glob: string,
): Promise<FoundFile[]> {
  const segments = glob.split("/");
  if (segments.includes("..") || glob.startsWith("/")) {
    throw new ToolError(`The pattern ${glob} leaves ${nameOf(folder)}.`, {
      help: "Give the folder as `folder`, and a pattern that is relative to it.",
    });
  }
  const root = await existing(context, folder, "folder");
  const { glob: find } = await import("tinyglobby");
  const found = await find(segments.length === 1 ? `**/${glob}` : glob, {
    cwd: root.path,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: IGNORED_FOLDERS.filter((name) => !segments.includes(name)).map(
      (name) => `**/${name}/**`,
    ),
    signal: context.signal,
  });
  const builds = await buildFolders(root.path, found);
  return found
    .toSorted()
    .filter((below) => {
      const build = posix.dirname(below);
      return !builds.has(build) || segments.includes(posix.basename(posix.dirname(build)));
    })
    .map((below) => ({ file: posix.join(folder, below), below, path: `${root.path}/${below}` }));
}
