/** The git program, started by the host, on one repository. */
import { stat } from "node:fs/promises";
import { ToolError, type ToolContext } from "../../catalog/authoring.ts";
import { argumentsOf, ENVIRONMENT } from "./command.ts";
import { findRepository, firstLine, nameOf, type RunGit } from "./find-repository.ts";
import type { Selection } from "./inputs.ts";

/** For commands that print differences: renames as git finds them by itself. */
export const DIFF_OPTIONS = ["-z", "--numstat", "-M", "--relative"];

/** A history of half a million changed files fits. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

export interface Repository {
  /** What messages call it. */
  readonly name: string;
  /** The folder as the repository's paths begin: `app/`, or nothing at its top. */
  readonly prefix: string;
  /** Runs a git command in the folder and gives what it prints. @throws ToolError when git fails. */
  git(args: readonly string[], input?: string): Promise<string>;
  /**
   * The options and paths of a history that is limited by date and path. Put them last.
   * Of several paths, which are relative to the folder, any may be touched.
   */
  limits(selection: Omit<Selection, "folder">, otherPaths?: readonly string[]): readonly string[];
}

/** @throws ToolError when the folder is in no repository, or its history is empty or cut off. */
export async function openRepository(context: ToolContext, folder: string): Promise<Repository> {
  const stats = await stat(context.resolve(folder)).catch((cause: NodeJS.ErrnoException) => {
    throw new ToolError(`There is no folder ${folder} that can be read (${cause.code}).`, {
      help: "Check the path.",
      cause,
    });
  });
  if (!stats.isDirectory()) {
    throw new ToolError(`${folder} is a file, and a folder is needed.`, {
      help: "Give the folder of the repository as `folder`, and the file as `path`.",
    });
  }
  const name = nameOf(folder);
  const start = (args: readonly string[], cwd: string, anyOwner: boolean, input = "") =>
    context.exec("git", argumentsOf(args, anyOwner), {
      cwd,
      input,
      env: ENVIRONMENT,
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_OUTPUT_BYTES,
    });
  const git: RunGit = (args, { cwd, anyOwner }) => start(args, cwd, anyOwner);
  const { prefix, shallow, anyOwner } = await findRepository(git, folder, context);
  const run = (args: readonly string[], input?: string) => start(args, folder, anyOwner, input);
  if (shallow) {
    throw new ToolError(`The repository in ${name} has only a part of its history.`, {
      help: "It was cloned with a limited depth. Fetch the rest with: git fetch --unshallow",
    });
  }
  const head = await run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (head.exitCode !== 0) {
    throw new ToolError(`The repository in ${name} has no commits yet.`, {
      help: "Commit something first.",
    });
  }

  return {
    name,
    prefix,
    git: async (args, input) => {
      const { exitCode, stdout, stderr, truncated } = await run(args, input);
      if (/--since-as-filter/.test(stderr)) {
        throw new ToolError("This version of git cannot filter commits by date.", {
          help: "Install git 2.37 or newer: older ones stop at the first commit whose clock was wrong.",
        });
      }
      if (exitCode !== 0 && !truncated) {
        const promisors = ["config", "--name-only", "--get-regexp", "^remote\\..*\\.promisor$"];
        if ((await run(promisors)).stdout !== "") {
          throw new ToolError(
            `The repository in ${name} lacks files that git would have to fetch.`,
            {
              help: "It is a partial clone, and orchc fetches nothing. Fetch them with: git fetch --refetch --no-filter",
            },
          );
        }
        throw new ToolError(`git ${args[0]} failed in ${name}: ${firstLine(stderr)}`);
      }
      if (truncated) {
        throw new ToolError(`The history in ${name} is too large to be read at once.`, {
          help: "Limit it with `since` and `until`, or with `path`.",
        });
      }
      return stdout;
    },
    limits: ({ path, since, until }, otherPaths = []) => [
      // Plain --since stops at the first older commit, and misses newer ones behind it.
      ...(since === undefined ? [] : [`--since-as-filter=${since}T00:00:00Z`]),
      ...(until === undefined ? [] : [`--until=${until}T23:59:59Z`]),
      "--",
      // A path makes git drop commits that change nothing there: at the top there is nothing to drop.
      ...(path !== undefined ? [path, ...otherPaths] : prefix === "" ? [] : ["."]),
    ],
  };
}
