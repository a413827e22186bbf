/**
 * A server that is a program: messages over its standard input and output. It has a process group of its own, so that it
 * is ended with all that it has started, by us, by a watchdog and by a second Ctrl-C.
 */
import type { Transport } from "@modelcontextprotocol/client";
import { readLines, type Piece } from "./lines.ts";
import type { ResolvedServer } from "./resolve-server.ts";

export type Program = Extract<ResolvedServer["reach"], { readonly by: "program" }>;

/** Has a process group ended with this process, however that ends. Returns what forgets it. */
export type Guard = (group: number | undefined, kill: () => void) => () => void;

export interface ProgramTransport extends Transport {
  /** Why it is over, in words for a person; `undefined` while it is not, and when it was closed from here. */
  readonly broken: string | undefined;
}

/** Milliseconds that a server has to end by itself when its input is closed, and after SIGTERM. */
const GRACE_MS = 400;

/** Characters of the end of what it writes to its standard error, for messages. */
const KEPT_ERRORS = 600;

export async function programTransport(program: Program, guard: Guard): Promise<ProgramTransport> {
  const [{ execa }, { getDefaultEnvironment }] = await Promise.all([
    import("execa"),
    import("@modelcontextprotocol/client/stdio"),
  ]);
  const { command, args, env, cwd } = program;
  let broken: string | undefined;
  let isClosing = false;
  let stderr = "";
  let child: ReturnType<typeof start> | undefined;
  let gone: Promise<unknown> = Promise.resolve();

  const start = () =>
    execa(command, [...args], {
      cwd,
      env: { ...getDefaultEnvironment(), ...env },
      extendEnv: false,
      reject: false,
      buffer: false,
      stdin: "pipe",
      detached: process.platform !== "win32",
    });

  function kill(signal: "SIGTERM" | "SIGKILL"): void {
    const pid = child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === "win32" ? pid : -pid, signal);
    } catch {
      // Nobody of the group is left.
    }
  }

  function fail(why: string): void {
    broken ??= why;
    kill("SIGKILL");
  }

  // What comes in one piece is delivered in several turns: the client settles a notification a turn later, and the
  // progress that comes with the result of its call would be of no call it knows.
  let delivering = Promise.resolve();
  function deliver(piece: Piece): void {
    if (piece.is === "too-long") return fail("it sent a message of more than 10 MiB");
    if (piece.is === "noise")
      return fail(`it writes what is no message: ${JSON.stringify(piece.text)}`);
    delivering = delivering.then(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      try {
        transport.onmessage?.(piece.value as never);
      } catch (error) {
        transport.onerror?.(error as Error);
      }
    });
  }

  const transport: ProgramTransport = {
    get broken() {
      return broken;
    },
    start: async () => {
      child = start();
      const { pid } = child;
      const forget = guard(pid, () => kill("SIGKILL"));
      child.stdin.on("error", () => {});
      child.stdout.on("data", readLines(deliver));
      child.stderr.on("data", (chunk: Buffer) => {
        stderr = (stderr + chunk.toString("utf8")).slice(-KEPT_ERRORS);
      });
      // One that is gone may have left others that hold its streams open.
      child.once("exit", () => kill("SIGKILL"));
      gone = child.then(async ({ exitCode, signal, code }) => {
        forget();
        if (!isClosing) broken ??= endOf({ exitCode, signal, code }, command, stderr);
        await delivering;
        transport.onclose?.();
      });
      if (pid === undefined) {
        await gone;
        throw new Error(broken);
      }
    },
    send: async (message) => {
      if (child === undefined || broken !== undefined || isClosing)
        throw new Error("Not connected");
      child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    close: async () => {
      isClosing = true;
      child?.stdin.end();
      const term = setTimeout(() => kill("SIGTERM"), GRACE_MS);
      const end = setTimeout(() => kill("SIGKILL"), 2 * GRACE_MS);
      await gone;
      clearTimeout(term);
      clearTimeout(end);
    },
  };
  return transport;
}

function endOf(
  end: {
    readonly exitCode: number | undefined;
    readonly signal: string | undefined;
    readonly code: string | undefined;
  },
  command: string,
  stderr: string,
): string {
  const { exitCode, signal, code } = end;
  if (code === "ENOENT") return `there is no program ${command}, or it is not on PATH`;
  if (exitCode === undefined && signal === undefined)
    return `it could not be started (${code ?? "no reason is known"})`;
  const how = signal === undefined ? `with status ${exitCode}` : `by ${signal}`;
  const last = stderr.trim().split("\n").slice(-3).join(" ").trim();
  return `it ended ${how}${last === "" ? "" : `, and said last: ${last}`}`;
}
