/** The built command line on a terminal, which `script` (util-linux) provides. */
import { execa } from "execa";
import { CLI } from "./built-cli.ts";

export interface Typed {
  /** Typed as soon as this stands on the terminal. */
  readonly after: string;
  readonly keys: string;
}

interface OnTerminal {
  readonly status: number | undefined;
  /** All that was drawn, escape sequences included. */
  readonly drawn: string;
}

/** 80 columns, 50 rows. */
export function orchcOnTerminal(
  cwd: string,
  words: readonly string[],
  typed?: Typed,
): Promise<OnTerminal> {
  return nodeOnTerminal(cwd, [CLI, ...words], typed);
}

/** `node WORDS` on such a terminal. */
export async function nodeOnTerminal(
  cwd: string,
  words: readonly string[],
  typed?: Typed,
): Promise<OnTerminal> {
  const quoted = [process.execPath, ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const line = `stty cols 80 rows 50; exec ${quoted.join(" ")}`;
  const terminal = execa("script", ["-qec", line, "/dev/null"], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", TERM: "xterm" },
    extendEnv: false,
    reject: false,
    stdin: "pipe",
  });
  let drawn = "";
  let waiting = typed;
  terminal.stdout.on("data", (chunk: Buffer) => {
    drawn += chunk.toString();
    if (waiting === undefined || !drawn.includes(waiting.after)) return;
    terminal.stdin.write(waiting.keys);
    waiting = undefined;
  });
  const { exitCode } = await terminal;
  return { status: exitCode, drawn };
}
