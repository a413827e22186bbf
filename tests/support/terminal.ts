/** The built command line on a terminal, which `script` (util-linux) provides. */
import { execa } from "execa";
import { CLI, type Variables } from "./built-cli.ts";

export interface Typed {
  /** Typed as soon as this stands on the terminal. */
  readonly after: string;
  readonly keys: string;
}

/** What a terminal is like. */
export interface Terminal {
  /** Default: 80; 0 when it does not say, as one that a program makes. */
  readonly columns?: number;
  /** Default: 50. */
  readonly rows?: number;
  /** Beside `PATH`, and `TERM`, which is `xterm` by default. */
  readonly env?: Variables;
}

interface OnTerminal {
  readonly status: number | undefined;
  /** All that was drawn, escape sequences included. */
  readonly drawn: string;
}

export function orchcOnTerminal(
  cwd: string,
  words: readonly string[],
  typed?: Typed,
  like?: Terminal,
): Promise<OnTerminal> {
  return nodeOnTerminal(cwd, [CLI, ...words], typed, like);
}

/** `node WORDS` on such a terminal. */
export async function nodeOnTerminal(
  cwd: string,
  words: readonly string[],
  typed?: Typed,
  { columns = 80, rows = 50, env = {} }: Terminal = {},
): Promise<OnTerminal> {
  const quoted = [process.execPath, ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const line = `stty cols ${columns} rows ${rows}; exec ${quoted.join(" ")}`;
  const terminal = execa("script", ["-qec", line, "/dev/null"], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", ...env },
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
