/** A worker process: one confined child process that runs scripts. */
import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import type { Duplex, Readable } from "node:stream";
import { jsonLines, PIPE_FD, type Line, type Listener } from "../json-lines.ts";
import type { BuildModules } from "../protocol/assignment.ts";
import type { ToWorker } from "../protocol/messages.ts";
import { ignoreDebugSignal } from "./debug-signal.ts";
import { slotsOf, type ProcessExit, type Slots } from "./slots.ts";
import type { Confinement } from "../sandbox/index.ts";
import { oomKillsSoFar, shortageOf, shortageOfExit } from "./shortage.ts";
import { killWorker, type SpawnedWorker } from "./spawn-worker.ts";
import { UnkeepableFile } from "./unkeepable-file.ts";

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

/** Characters of standard error that are kept to explain an exit. */
const STDERR_TAIL = 2000;

/** @param spawned was started with this confinement, and nothing has been said to it yet */
export function startWorker(
  confinement: Confinement,
  { child, staging }: SpawnedWorker,
): WorkerProcess {
  const heedSignal = ignoreDebugSignal();
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
  const kills = oomKillsSoFar();
  const end = (reason: string, transient: boolean, more: Partial<ProcessExit>) =>
    exited.resolve({
      reason,
      transient,
      ...more,
      stderrTail: stderrTail.trim(),
      ...(protocolError !== undefined && { protocolError }),
    });
  child.on("error", (error) => {
    const shortage = shortageOf(error);
    end(error.message, !isForGood(error), {
      ...(shortage !== undefined && { shortage }),
      ...(error instanceof UnkeepableFile && { unkeepable: error }),
    });
  });
  // `close` comes after its streams have been read, so all that it printed and sent has arrived.
  child.on("close", (code, signal) => {
    const ending = signal ?? (confinement.wall && signalIn(code));
    const exit = ending === undefined ? `exit code ${code}` : `signal ${ending}`;
    const shortage = isClosed ? undefined : shortageOfExit({ exit, stderrTail }, kills);
    end(exit, ending !== undefined, { exit, ...(shortage !== undefined && { shortage }) });
  });
  const kill = () => {
    isClosed = true;
    killWorker(child);
  };
  void exited.promise.then((result) => {
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

/** Whether the system would refuse it again: what is asked for is too long, or may not be had. */
function isForGood(error: Error): boolean {
  if (error instanceof UnkeepableFile) return true;
  return (
    "code" in error &&
    (error.code === "E2BIG" || error.code === "EPERM" || error.code === "ERR_INVALID_ARG_VALUE")
  );
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
