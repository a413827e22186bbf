/**
 * Which repository a folder is in, found as git finds it, and refused where it is not the folder's own: git takes
 * whatever looks like one, also a folder of data, a pointer to somewhere else, and what another user left above.
 */
import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { ToolError } from "../../catalog/authoring.ts";

/** One git command in a folder of the workspace. */
export type RunGit = (
  args: readonly string[],
  options: { readonly cwd: string; readonly anyOwner: boolean },
) => Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>;

export interface FoundRepository {
  /** The folder as the repository's paths begin: `app/`, or nothing at its top. */
  readonly prefix: string;
  /** Only a part of the history is there. */
  readonly shallow: boolean;
  /** Whether git may read it although it is another user's. */
  readonly anyOwner: boolean;
}

interface Workspace {
  readonly workspace: string;
  resolve(path: string): string;
}

const QUESTIONS = [
  "--is-bare-repository",
  "--is-inside-git-dir",
  "--is-shallow-repository",
  "--git-dir",
  "--git-common-dir",
  "--show-prefix",
  "--show-cdup",
];

/**
 * @param folder relative to the workspace; it exists
 * @throws ToolError when it is in no repository, or in one that is not its own
 */
export async function findRepository(
  git: RunGit,
  folder: string,
  place: Workspace,
): Promise<FoundRepository> {
  const name = nameOf(folder);
  // Relative, since what programs print may be recorded and replayed elsewhere.
  const asked = ["rev-parse", "--path-format=relative", ...QUESTIONS];
  const found = await git(asked, { cwd: folder, anyOwner: true });
  if (found.exitCode !== 0) throw notReadable(folder, found.stderr);
  const [bare, inside, shallow, gitDir = "", commonDir = "", prefix = "", up = ""] =
    found.stdout.split("\n");
  const workspace = await realpath(place.workspace).catch(() => place.workspace);
  const here = await realpath(place.resolve(folder));
  const top = resolve(here, up);
  if (bare === "true") {
    if (resolve(here, gitDir) !== here || (await isTracked(git, here, workspace))) {
      throw new ToolError(
        `${startOfSentence(name)} looks like a repository, and is data of another one.`,
        {
          help: "Give a folder of working files as `folder`, or clone that repository into a folder of its own.",
        },
      );
    }
  } else if (inside === "true" || !isWithin(top, here)) {
    throw new ToolError(
      `${startOfSentence(name)} is no folder of working files of the repository that it is in.`,
      {
        help: "Give a folder of working files as `folder`.",
      },
    );
  }
  const own = isWithin(workspace, top);
  if (!own) {
    // Above the workspace git decides whom it trusts: a folder that others may write to can hold anybody's.
    const trusted = await git(["rev-parse"], { cwd: folder, anyOwner: false });
    if (trusted.exitCode !== 0) {
      throw new ToolError(`The repository above ${name} belongs to another user.`, {
        help: "Start orchc as that user, or open the top folder of the repository as the workspace: --workspace DIR",
      });
    }
  }
  const dirs = [resolve(here, gitDir), resolve(here, commonDir)];
  const outside = dirs.find((dir) => !isWithin(workspace, dir) && !isWithin(top, dir));
  if (outside !== undefined && !(await isKnown(git, folder, top, dirs))) {
    throw new ToolError(
      `The repository of ${name} lies outside of the workspace and does not know this folder.`,
      { help: `Its .git leads to ${outside}. Use a clone, or: git worktree add` },
    );
  }
  const objects = join(resolve(here, commonDir), "objects");
  if (isWithin(workspace, objects)) await expectNothingBorrowed(git, objects, workspace, name);
  return { prefix, shallow: shallow === "true", anyOwner: own };
}

/** Whether a bare repository is only data: its files are tracked by the repository around it. */
async function isTracked(git: RunGit, bare: string, workspace: string): Promise<boolean> {
  if (!isWithin(workspace, dirname(bare))) return false;
  const cwd = relative(workspace, dirname(bare)) || ".";
  const args = ["ls-files", "--", `${basename(bare)}/HEAD`];
  return (await git(args, { cwd, anyOwner: true })).stdout !== "";
}

/** Whether a repository elsewhere has this folder as one of its working trees, or as a submodule. */
async function isKnown(
  git: RunGit,
  folder: string,
  top: string,
  [gitDir = ""]: readonly string[],
): Promise<boolean> {
  const at = { cwd: folder, anyOwner: true };
  const trees = (await git(["worktree", "list", "--porcelain"], at)).stdout.split("\n");
  if (trees.includes(`worktree ${top}`)) return true;
  const { stdout } = await git(["config", "--local", "core.worktree"], at);
  return stdout !== "" && resolve(gitDir, stdout.trimEnd()) === top;
}

/** @throws ToolError also when the folder of objects leads out of the workspace: the host starts nothing there. */
async function expectNothingBorrowed(
  git: RunGit,
  objects: string,
  workspace: string,
  name: string,
): Promise<void> {
  const cwd = relative(workspace, objects);
  const { stdout } = await git(["--git-dir=..", "count-objects", "-v"], { cwd, anyOwner: true });
  const lenders = [...stdout.matchAll(/^alternate: (.+)$/gm)].map(([, path = ""]) => path);
  const foreign = lenders.find((path) => !isWithin(workspace, path));
  if (foreign === undefined) return;
  throw new ToolError(`A part of the repository of ${name} lies outside of the workspace.`, {
    help: `It borrows objects from ${foreign}. Copy them: git repack -a -d && rm .git/objects/info/alternates`,
  });
}

/** @param said what git printed, in the language of the user */
function notReadable(folder: string, said: string): ToolError {
  const name = startOfSentence(nameOf(folder));
  return /not a git repository/i.test(said)
    ? new ToolError(`${name} is no git repository, and lies in none.`, {
        help: "Name the folder of a repository as `folder`, or make this one a repository: git init",
      })
    : new ToolError(`${name} holds no git repository that can be read.`, {
        help: `git says: ${firstLine(said)}`,
      });
}

/** What messages call a folder. */
export function nameOf(folder: string): string {
  return folder === "." ? "the workspace" : folder;
}

function startOfSentence(name: string): string {
  return name.replace(/^the /, "The ");
}

export function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}

export function isWithin(folder: string, path: string): boolean {
  const from = relative(folder, path);
  return from === "" || (!/^\.\.([/\\]|$)/.test(from) && !isAbsolute(from));
}
