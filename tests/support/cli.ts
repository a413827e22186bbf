/** The built command line, as a person runs it. */
import { execa, type Options } from "execa";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

export const MAIN = resolve(import.meta.dirname, "../../dist/cli/main.js");

export interface CliResult {
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON. */
  json(): Record<string, unknown>;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** What a person's shell has nothing to do with: whoever runs the tests may have set these. */
const neutral = { NO_COLOR: undefined, FORCE_COLOR: undefined, ORCHC_DEBUG: undefined };

/** Runs `orchc` in a folder and waits for its end. */
export async function orchc(
  cwd: string,
  args: readonly string[],
  { env = {}, input = "" }: CliOptions = {},
): Promise<CliResult> {
  const { exitCode, stdout, stderr } = await startOrchc(cwd, args, { env, input, reject: false });
  return {
    status: exitCode,
    stdout: String(stdout),
    stderr: String(stderr),
    json: () => JSON.parse(String(stdout)) as Record<string, unknown>,
  };
}

/** Starts `orchc` without waiting. */
export function startOrchc(cwd: string, args: readonly string[], options: Options = {}) {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: npm run build`);
  const { env, ...others } = options;
  return execa(process.execPath, [MAIN, ...args], { cwd, env: { ...neutral, ...env }, ...others });
}

/** The same on a terminal of 80 columns that `script` provides; gives what stood on it. */
export async function orchcOnTerminal(
  cwd: string,
  args: readonly string[],
  typed: string,
): Promise<{ readonly status: number | undefined; readonly screen: string }> {
  const quoted = [process.execPath, MAIN, ...args].map(
    (word) => `'${word.replaceAll("'", "'\\''")}'`,
  );
  const line = `stty cols 80 rows 50; exec ${quoted.join(" ")}`;
  const program = execa("script", ["-qec", line, "/dev/null"], {
    cwd,
    env: { ...neutral, TERM: "xterm" },
    reject: false,
    all: true,
    input: typed,
  });
  const { exitCode, all } = await program;
  return { status: exitCode, screen: all };
}
