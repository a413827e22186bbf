/** Programs on behalf of a tool: those that its unit may start, without a shell, and with a bare environment. */
import { realpath } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Readable } from "node:stream";
import type { ExecOptions, ExecResult } from "../../../catalog/context.ts";
import { ToolError } from "../../../catalog/errors.ts";
import { programEnvironment } from "../../../catalog/program-environment.ts";
import { isWithin } from "../../../workspace/within.ts";
import { timerMs } from "../../timer-ms.ts";
import { endWithHost } from "../child-groups.ts";
import type { OneAtATime } from "../one-at-a-time.ts";
import { shortageOf, type SystemShortage } from "../shortage.ts";
import type { ByteAccount } from "./byte-budget.ts";
import { LostEffect } from "./lost-effect.ts";
import { pathOfProgram } from "./program-path.ts";

export interface ExecHost {
  readonly allowed: readonly string[];
  /** Absolute path of the workspace. */
  readonly workspace: string;
  /** Names of variables that are passed on, beside those that programs cannot do without. */
  readonly env: readonly string[];
  readonly account: ByteAccount;
  readonly signal: AbortSignal;
  readonly oneAtATime: OneAtATime;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_BYTES = 10 * 2 ** 20;

/** Of each stream, whatever a tool asks for: the answer has to be held, and to travel to the script. */
const LARGEST_MAX_BYTES = 64 * 2 ** 20;

/** Milliseconds that a program has to end by itself when its time is over. */
const GRACE_MS = 2000;

/** @throws ToolError when the program may not be started, is not there, or does not end in time */
export async function execFor(
  host: ExecHost,
  command: string,
  args: readonly string[],
  options: ExecOptions,
): Promise<ExecResult> {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, input = "" } = options;
  const maxBytes = Math.min(options.maxBytes ?? DEFAULT_MAX_BYTES, LARGEST_MAX_BYTES);
  if (!host.allowed.includes(command)) {
    throw new ToolError(`The script may not start ${command}`, {
      help: "Declare the program in the tool's permissions (commands), and build again: the manifest then shows it to the reviewer.",
    });
  }
  if (args.some((arg) => arg.includes("\0"))) {
    throw new ToolError(`${command} cannot be given an argument with a NUL character`);
  }
  const cwd = await folderIn(host.workspace, options.cwd ?? ".");
  for (;;) {
    const leave = await host.oneAtATime.enter("program");
    try {
      return await run(host, command, args, { ...options, cwd, timeoutMs, input, maxBytes });
    } catch (error) {
      if (!(error instanceof NoRoom) || host.signal.aborted) throw error;
      const isBeside = host.oneAtATime.foundNoRoom("program", error.shortage);
      // Alone it may be tried again with its task, once others have ended.
      if (!isBeside) throw new ToolError(error.message, { retryable: true });
    } finally {
      leave();
    }
  }
}

/** It could not be started. */
class NoRoom extends Error {
  readonly shortage: SystemShortage;

  constructor(message: string, shortage: SystemShortage) {
    super(message);
    this.shortage = shortage;
  }
}

async function run(
  host: ExecHost,
  command: string,
  args: readonly string[],
  {
    cwd,
    timeoutMs,
    input,
    maxBytes,
    ...options
  }: ExecOptions & Required<Pick<ExecOptions, "cwd" | "timeoutMs" | "input" | "maxBytes">>,
): Promise<ExecResult> {
  const { execa } = await import("execa");
  const program = pathOfProgram(command, host.workspace) ?? command;
  const child = execa(program, args, {
    cwd,
    input,
    env: { ...programEnvironment(host.env), ...ownVariables(command, options.env ?? {}) },
    extendEnv: false,
    reject: false,
    buffer: false,
    // Its own process group, so that what it starts can be ended with it.
    detached: process.platform !== "win32",
  });
  const forget = endWithHost(child.pid, () => endGroup(child, "SIGKILL"));
  const timeout = AbortSignal.timeout(timerMs(timeoutMs));
  const over = AbortSignal.any([host.signal, timeout]);
  let killing: NodeJS.Timeout | undefined;
  const end = () => {
    endGroup(child, "SIGTERM");
    killing = setTimeout(() => endGroup(child, "SIGKILL"), GRACE_MS);
  };
  over.addEventListener("abort", end);
  if (over.aborted) end();
  // A program that is gone may have left others that hold its streams open.
  child.once("exit", () => endGroup(child, "SIGKILL"));
  const collecting = Promise.all(
    [child.stdout, child.stderr].map((stream) => collect(stream, maxBytes, host.account, over)),
  );
  const result = await child.finally(forget);
  const [stdout = NOTHING, stderr = NOTHING] = await collecting;
  over.removeEventListener("abort", end);
  clearTimeout(killing);

  if (timeout.aborted) {
    throw new LostEffect(`${command} did not end within ${timeoutMs} ms`, { retryable: true });
  }
  if (host.signal.aborted) throw new ToolError(`${command} was stopped with its task`);
  const { exitCode } = result;
  if (result.signal !== undefined) throw new LostEffect(problemOf(command, result));
  if (exitCode === undefined) {
    const shortage = shortageOf(result as unknown as Error);
    if (shortage !== undefined) throw new NoRoom(problemOf(command, result), shortage);
    throw new ToolError(problemOf(command, result));
  }
  return {
    exitCode,
    stdout: stdout.text,
    stderr: stderr.text,
    truncated: stdout.truncated || stderr.truncated,
  };
}

async function folderIn(workspace: string, cwd: string): Promise<string> {
  const path = resolve(workspace, cwd);
  const real = await realpath(path).catch(() => {
    throw new ToolError(`There is no folder ${cwd}`);
  });
  if (isWithin(await realpath(workspace), real)) return path;
  throw new ToolError(`${cwd} leads out of the workspace`);
}

/** Those that are named after the program mean something to it alone: none of them names a library that is loaded. */
function ownVariables(
  command: string,
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const prefix = `${basename(command)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "_")}_`;
  const foreign = Object.keys(variables).find((name) => !name.startsWith(prefix));
  if (foreign === undefined) return variables;
  throw new ToolError(`${command} cannot be given the variable ${foreign}`, {
    help: `Only its own, which begin with ${prefix}, can be set. Declare others in the tool's permissions (env): their values come from the environment of orchc.`,
  });
}

interface Collected {
  readonly text: string;
  readonly truncated: boolean;
}

const NOTHING: Collected = { text: "", truncated: false };

/** Reads to the end, so that the program is not held up, and keeps the beginning. */
async function collect(
  stream: Readable,
  maxBytes: number,
  account: ByteAccount,
  over: AbortSignal,
): Promise<Collected> {
  const chunks: Buffer[] = [];
  let kept = 0;
  let truncated = false;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const part = chunk.subarray(0, maxBytes - kept);
      truncated ||= part.length < chunk.length;
      kept += part.length;
      if (part.length === 0) continue;
      chunks.push(part);
      await account.take(part.length, over);
    }
  } catch (error) {
    // The task is over, or the stream was closed with the program: nobody will read this.
    if (!over.aborted && !stream.destroyed) throw error;
  }
  return { text: Buffer.concat(chunks).toString("utf8"), truncated };
}

function endGroup(
  { pid }: { readonly pid?: number | undefined },
  signal: "SIGTERM" | "SIGKILL",
): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function problemOf(
  command: string,
  { code, signal }: { readonly code?: string | undefined; readonly signal?: string | undefined },
): string {
  if (code === "ENOENT") return `${command} is not installed, or not on PATH`;
  if (signal !== undefined) return `${command} was ended by ${signal}`;
  return `${command} could not be started${code === undefined ? "" : ` (${code})`}`;
}
