/** The built command line on a terminal, which `script` (util-linux) provides. */
import { execa } from "execa";
import { CLI } from "./built-cli.ts";

/** 80 columns, 50 rows. Gives the exit status and all that was drawn, escape sequences included. */
export async function orchcOnTerminal(
  cwd: string,
  words: readonly string[],
  typed: string,
): Promise<{ readonly status: number | undefined; readonly drawn: string }> {
  const quoted = [process.execPath, CLI, ...words].map(
    (word) => `'${word.replaceAll("'", "'\\''")}'`,
  );
  const line = `stty cols 80 rows 50; exec ${quoted.join(" ")}`;
  const { exitCode, stdout } = await execa("script", ["-qec", line, "/dev/null"], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", TERM: "xterm" },
    extendEnv: false,
    reject: false,
    input: typed,
  });
  return { status: exitCode, drawn: stdout };
}
