/** Files of a git revision, read with the program git and its arguments; no shell, no fetching, nothing of it is run. */
import { execFile } from "node:child_process";
import { relative, sep } from "node:path";
import { promisify } from "node:util";
import {
  gitFailed,
  gitNotThere,
  noSuchRevision,
  notInRepository,
  OrchcError,
} from "../contract/diagnostics/index.ts";
import { nearestName } from "../contract/nearest.ts";
import { oneLine } from "./render/text.ts";

const run = promisify(execFile);

/** Milliseconds; reading a file takes some. */
const TIMEOUT_MS = 60_000;
/** A plan of 20,000 tasks has 20 MB. */
const MAX_BYTES = 256 * 1024 * 1024;

/** git says what the code below looks for, asks nobody, fetches nothing and writes nothing. */
const ENVIRONMENT = {
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_LITERAL_PATHSPECS: "1",
};

export interface Revision {
  /** The full hash of its commit. */
  readonly commit: string;
  /** The text of a file, by its absolute path; `undefined` when the revision does not have it. */
  read(path: string): Promise<string | undefined>;
}

/**
 * @param folder a folder of the repository
 * @param path what is wanted of it, as messages name it
 * @throws OrchcError when git is not there, the folder is in no repository, or the repository has no such revision
 */
export async function openRevision(
  folder: string,
  revision: string,
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<Revision> {
  const git = async (args: readonly string[]): Promise<Ran> =>
    runGit(args, folder, env, revision, path);
  const parsed = await git([
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  if (parsed.failed)
    throw new OrchcError(noSuchRevision({ revision, ...(await others(revision, git)) }));
  const commit = parsed.stdout.trim();
  return {
    commit,
    read: async (file) => {
      const inside = relative(folder, file).split(sep).join("/");
      const listed = await git(["ls-tree", "-z", commit, "--", `./${inside}`]);
      const [, object] = /^\d+ blob ([0-9a-f]+)\t/.exec(listed.stdout) ?? [];
      if (object === undefined) return undefined;
      const shown = await git(["cat-file", "blob", object]);
      if (shown.failed)
        throw new OrchcError(gitFailed({ revision, said: firstLine(shown.stderr) }));
      return shown.stdout;
    },
  };
}

/** The branch or tag that was probably meant. */
async function others(
  revision: string,
  git: (args: readonly string[]) => Promise<Ran>,
): Promise<{ readonly nearest?: string | undefined; readonly hasCommits: boolean }> {
  const head = await git(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  const format = "--format=%(refname:short)";
  const { stdout } = await git(["for-each-ref", format, "refs/heads", "refs/tags", "refs/remotes"]);
  const names = stdout.split("\n").filter((name) => name !== "");
  return { nearest: nearestName(revision, names), hasCommits: !head.failed };
}

interface Ran {
  readonly failed: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

async function runGit(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  revision: string,
  path: string,
): Promise<Ran> {
  // In a hook these are relative to another folder; git finds the repository by itself.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_PREFIX: _prefix, ...own } = env;
  const options = {
    cwd,
    env: { ...own, ...ENVIRONMENT },
    timeout: TIMEOUT_MS,
    maxBuffer: MAX_BYTES,
  };
  try {
    return { failed: false, ...(await run("git", args, options)) };
  } catch (error) {
    const { code, stdout = "", stderr = "", message } = error as Failure;
    if (code === "ENOENT" || code === "EACCES") throw new OrchcError(gitNotThere({ revision }));
    if (typeof code !== "number")
      throw new OrchcError(gitFailed({ revision, said: firstLine(message) }));
    if (/not a git repository|outside repository/i.test(stderr))
      throw new OrchcError(notInRepository({ path, revision }));
    // An answer that it was asked to give quietly is no failure of git itself.
    if (stderr !== "") throw new OrchcError(gitFailed({ revision, said: firstLine(stderr) }));
    return { failed: true, stdout, stderr };
  }
}

interface Failure extends Error {
  /** The exit status, or why the program could not be started. */
  readonly code?: number | string | null;
  readonly stdout?: string;
  readonly stderr?: string;
}

function firstLine(text: string): string {
  return oneLine(text.trim().split("\n")[0] ?? "");
}
