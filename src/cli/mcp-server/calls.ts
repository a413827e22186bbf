/** Carries calls out, each in a process of its own: one that crashes, computes for long or is cancelled concerns no other. */
import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import PQueue from "p-queue";
import { mcpCallEnded, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { statusOf } from "../../contract/exit-status.ts";
import { codeFolder, moduleExtension } from "../../contract/package-root.ts";
import type { Answer, CallMessage, FromCall, ProgressMessage } from "./messages.ts";

const PROGRAM = join(codeFolder, `cli/mcp-server/child${moduleExtension}`);

/** Each may be a run with processes of its own; more wait. */
const MOST_AT_ONCE = 8;

/** Milliseconds after which a process that is being ended hears it again, which kills what it waits for. */
const INSIST_MS = 1500;

/** Milliseconds that a process has to settle its run after that, before it is killed: a disk may be slow. */
const SETTLE_MS = 10_000;

export interface CallOptions {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly onProgress: (message: ProgressMessage) => void;
}

export interface Calls {
  /** Rejects when the signal is aborted. */
  carryOut(call: CallMessage, options: CallOptions): Promise<Answer>;
  /** Interrupts all calls in progress, as Ctrl-C does. Returns whether there were any. */
  interrupt(): boolean;
  /** Resolves when no process is left. No call is begun any more. */
  close(): Promise<void>;
}

/** @param folder of the workspace: where the processes stand */
export function openCalls(folder: string): Calls {
  const queue = new PQueue({ concurrency: MOST_AT_ONCE });
  const running = new Map<ChildProcess, Promise<void>>();
  let isClosed = false;

  const start = (call: CallMessage, { signal, onProgress }: CallOptions): Promise<Answer> => {
    signal.throwIfAborted();
    if (isClosed) throw new Error("the server ends");
    const child = fork(PROGRAM, [], {
      cwd: folder,
      stdio: ["ignore", 2, 2, "ipc"],
      // Its own process group: a terminal's Ctrl-C would be its second, after the server's.
      detached: process.platform !== "win32",
    });
    const ended = endOf(child);
    const gone = ended.then(() => void running.delete(child));
    running.set(child, gone);
    const answer = Promise.withResolvers<Answer>();
    child.on("message", (message: FromCall) => {
      if (message.is === "answer") answer.resolve(message);
      else onProgress(message);
    });
    void ended.then((how) => answer.resolve(failed(mcpCallEnded({ tool: call.tool, how }))));
    const stop = (): void => {
      endSoon(child);
      answer.reject(signal.reason as Error);
    };
    signal.addEventListener("abort", stop, { once: true });
    void gone.then(() => signal.removeEventListener("abort", stop));
    // one that could not be started says it by its end
    if (child.connected) child.send(call, () => undefined);
    return answer.promise;
  };

  return {
    carryOut: (call, options) => queue.add(() => start(call, options)),
    interrupt() {
      for (const child of running.keys()) child.kill("SIGINT");
      return running.size > 0;
    },
    async close() {
      isClosed = true;
      for (const child of running.keys()) endSoon(child);
      await Promise.all(running.values());
    },
  };
}

const ending = new WeakSet<ChildProcess>();

/** As Ctrl-C ends a command: once, a second time after a while, and in the end for certain. */
function endSoon(child: ChildProcess): void {
  if (ending.has(child)) return;
  ending.add(child);
  child.kill("SIGINT");
  const timers = [
    setTimeout(() => child.kill("SIGINT"), INSIST_MS),
    setTimeout(() => child.kill("SIGKILL"), INSIST_MS + SETTLE_MS),
  ];
  child.once("exit", () => timers.forEach(clearTimeout));
}

/** How it ended: `exit status 3`, `signal SIGKILL`. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("exit", (code, signal) =>
      resolve(signal === null ? `exit status ${code}` : `signal ${signal}`),
    );
  });
}

/** The answer of a call that was not carried out. */
export function failed(problem: Diagnostic): Answer {
  const { code, message, help } = problem;
  const text = `error ${code} ${message}${help === undefined ? "" : `\n  help: ${help}`}`;
  return {
    is: "answer",
    text,
    document: { exitStatus: statusOf([problem]), diagnostics: [problem] },
  };
}
