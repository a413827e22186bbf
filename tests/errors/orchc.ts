/** The command, as a process of its own. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Diagnostic } from "../../src/contract/diagnostics/index.ts";
import type { TestWorkspace } from "../support/workspaces.ts";

interface Started {
  /** Default: Node, without options. */
  readonly by?: readonly [string, ...string[]];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The diagnostics of `orchc WORDS`, as a process of its own. */
export async function orchc(
  folder: TestWorkspace,
  words: readonly string[],
  { by: [program, ...args] = [process.execPath], cwd, env = process.env }: Started = {},
): Promise<readonly Diagnostic[]> {
  const main = join(import.meta.dirname, "../../src/cli/main.ts");
  const all = [...args, main, ...words, "--json", "--workspace", folder.path];
  const { stdout } = await promisify(execFile)(program, all, { cwd, env }).catch(
    (error: { stdout: string }) => error,
  );
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}
