/** What planning may know of a repository: its branches, and how many commits it has. */
import { realpath, stat } from "node:fs/promises";
import {
  programEnvironment,
  ToolError,
  type Facts,
  type FactsContext,
} from "../../catalog/authoring.ts";
import { argumentsOf, ENVIRONMENT } from "./command.ts";
import { findRepository, isWithin, type RunGit } from "./find-repository.ts";

/** Git answers in some milliseconds; a repository on a slow disk is not worth waiting for. */
const TIMEOUT_MS = 5_000;

/** `undefined` for a file, for a folder in no repository or in one that the tools refuse, and where git is not installed. */
export async function facts(path: string, context: FactsContext): Promise<Facts | undefined> {
  if (!(await stat(context.resolve(path))).isDirectory()) return undefined;
  const git = runIn(context);
  const { anyOwner } = await findRepository(git, path, context).catch((error: unknown) => {
    if (error instanceof ToolError) return { anyOwner: undefined };
    throw error;
  });
  if (anyOwner === undefined) return undefined;
  const at = { cwd: path, anyOwner };
  const [count, branches] = await Promise.all([
    git(["rev-list", "--count", "HEAD"], at),
    git(["for-each-ref", "--format=%(refname:short)", "refs/heads"], at),
  ]);
  return {
    is: "repository",
    // Without any commit, HEAD names nothing that could be counted.
    commits: Number(count.exitCode === 0 ? count.stdout : 0),
    branches: branches.stdout.split("\n").filter((name) => name !== ""),
  };
}

/** As the host does it for the tools: in the workspace alone, links followed. */
function runIn({ workspace, resolve, signal }: FactsContext): RunGit {
  return async (args, { cwd, anyOwner }) => {
    const folder = resolve(cwd);
    if (!isWithin(await realpath(workspace), await realpath(folder))) {
      throw new ToolError(`${cwd} leads out of the workspace`);
    }
    const { execa } = await import("execa");
    const { exitCode = 1, ...said } = await execa("git", argumentsOf(args, anyOwner), {
      cwd: folder,
      env: { ...programEnvironment(), ...ENVIRONMENT },
      extendEnv: false,
      stdin: "ignore",
      stripFinalNewline: false,
      reject: false,
      timeout: TIMEOUT_MS,
      cancelSignal: signal,
    });
    return { exitCode, ...said };
  };
}
