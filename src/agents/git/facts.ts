/** What planning may know of a repository: its branches, and how many commits it has. */
import type { Facts, FactsContext } from "../../catalog/authoring.ts";
import { GLOBAL_OPTIONS } from "./global-options.ts";

/** Git answers both in some milliseconds; a repository on a slow disk is not worth waiting for. */
const TIMEOUT_MS = 5_000;

/** `undefined` for a folder in no repository, and where git is not installed. */
export async function facts(path: string, context: FactsContext): Promise<Facts | undefined> {
  const cwd = context.resolve(path);
  const [count, branches] = await Promise.all([
    git(["rev-list", "--count", "HEAD"], cwd, context.signal),
    git(["for-each-ref", "--format=%(refname:short)", "refs/heads"], cwd, context.signal),
  ]);
  if (branches === undefined) return undefined;
  return {
    is: "repository",
    // Without any commit, HEAD names nothing that could be counted.
    commits: Number(count ?? 0),
    branches: branches.split("\n").filter((name) => name !== ""),
  };
}

/** What git prints; `undefined` when it cannot. */
async function git(
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { execa } = await import("execa");
  const result = await execa("git", [...GLOBAL_OPTIONS, ...args], {
    cwd,
    stdin: "ignore",
    reject: false,
    timeout: TIMEOUT_MS,
    cancelSignal: signal,
  });
  return result.exitCode === 0 ? result.stdout : undefined;
}
