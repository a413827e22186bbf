/** A worker process: one confined child process that runs scripts. */
import { ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { closeSync, mkdirSync } from "node:fs";
import { constants } from "node:os";
import type { Duplex, Readable } from "node:stream";
import { join } from "node:path";
import { codeFolder, moduleExtension } from "../../contract/package-root.ts";
import { jsonLines, PIPE_FD, type Line, type Listener } from "../json-lines.ts";
import type { BuildModules, ToWorker } from "../protocol.ts";
import { endWithHost } from "./child-groups.ts";
import { ignoreDebugSignal } from "./debug-signal.ts";
import { slotsOf, type ProcessExit, type Slots } from "./slots.ts";
import { confinedCommand, type Confinement } from "../sandbox/index.ts";
import { writeError } from "../write-error.ts";

export interface WorkerProcess {
  /** Worker processes with equal keys have the same confinement. */
  readonly key: string;
  readonly staging: string;
  /** `undefined` when it could not be started. */
  readonly pid: number | undefined;
  /** Number of units that it serves now. */
  readonly active: number;
  acquire: Slots["acquire"];
  /** Resolves when nothing of the message is held any more, also when the process is gone. */
  send(message: ToWorker | BuildModules): Promise<void>;
  /** Kills it at once; the listeners of its units are called. */
  kill(): void;
  /** Whether it was killed, or has exited: it takes no more units. */
  readonly isClosed: boolean;
  /** Resolves when the process has exited. */
  readonly exited: Promise<ProcessExit>;
}

const WORKER = join(codeFolder, `runtime/worker/main${moduleExtension}`);

/** Characters of standard error that are kept to explain an exit. */
const STDERR_TAIL = 2000;

export function startWorker(confinement: Confinement, staging: string): WorkerProcess {
  makeFolder(staging);
  const heedSignal = ignoreDebugSignal();
  const { program, args, fds } = confinedCommand(confinement, staging, WORKER, PIPE_FD + 1);
  const child = startChild(program, args, {
    cwd: staging,
    // What libraries write for a while is in the way of nobody there, counts, and is removed with the run.
    env: { ...confinement.env, TMPDIR: staging },
    stdio: ["ignore", "pipe", "pipe", "pipe", ...fds],
    // Its own process group: the terminal's interrupt goes to the host alone, which decides what to do.
    detached: process.platform !== "win32",
  });
  for (const fd of fds) closeSync(fd);
  const exited = Promise.withResolvers<ProcessExit>();
  const slots = slotsOf();
  let isClosed = false;
  let stderrTail = "";

  onText(child.stdout, slots.printed);
  onText(child.stderr, (text) => {
    stderrTail = (stderrTail + text).slice(-STDERR_TAIL);
    slots.printed(text);
  });
  let protocolError: string | undefined;
  const end = (reason: string, transient: boolean, exit?: string) =>
    exited.resolve({
      reason,
      transient,
      ...(exit !== undefined && { exit }),
      stderrTail: stderrTail.trim(),
      ...(protocolError !== undefined && { protocolError }),
    });
  child.on("error", (error) => end(error.message, !isForGood(error)));
  // `close` comes after its streams have been read, so all that it printed and sent has arrived.
  child.on("close", (code, signal) => {
    const ending = signal ?? (confinement.wall && signalIn(code));
    const exit = ending === undefined ? `exit code ${code}` : `signal ${ending}`;
    end(exit, ending !== undefined, exit);
  });
  const kill = () => {
    isClosed = true;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  };
  const forget = endWithHost(child.pid, kill);
  void exited.promise.then((result) => {
    forget();
    heedSignal();
    isClosed = true;
    slots.exited(result);
  });
  const violation = (why: string) => {
    protocolError ??= why;
    kill();
  };
  const line = lineOf(child, {
    message: (message) => {
      if (!slots.message(message)) violation("it sent a message of an unknown form");
    },
    broken: violation,
    ended: () => {},
  });

  return {
    key: confinement.key,
    staging,
    pid: child.pid,
    get active() {
      return slots.active;
    },
    acquire: slots.acquire,
    send: async (message) => line?.send(message),
    kill,
    get isClosed() {
      return isClosed;
    },
    exited: exited.promise,
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw writeError(error, folder);
  }
}

/** Whether the system would refuse it again: what is asked for is too long, or may not be had. */
function isForGood(error: Error): boolean {
  return "code" in error && (error.code === "E2BIG" || error.code === "EPERM" || error.code === "ERR_INVALID_ARG_VALUE"); // prettier-ignore
}

/** Some of what keeps a process from being started Node throws (E2BIG, ENOMEM), and the rest it emits. */
function startChild(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  try {
    return spawn(program, args, options);
  } catch (error) {
    const never = new ChildProcess();
    process.nextTick(() => never.emit("error", error));
    return never;
  }
}

/** bubblewrap ends with 128 + n when what it holds was ended by signal n. */
function signalIn(code: number | null): string | undefined {
  return Object.entries(constants.signals).find(([, number]) => 128 + number === code)?.[0];
}

/** There is no stream when the process could not be started. */
function onText(stream: Readable | null | undefined, take: (text: string) => void): void {
  stream?.setEncoding("utf8");
  stream?.on("data", take);
}

/** Nor a pipe; without room for any there is not even a list of them, whatever the types say. */
function lineOf(
  { stdio }: { readonly stdio?: ChildProcess["stdio"] },
  listener: Listener,
): Line | undefined {
  const pipe = stdio?.[PIPE_FD] as Duplex | null | undefined;
  return pipe ? jsonLines(pipe, listener, { together: true }) : undefined;
}
