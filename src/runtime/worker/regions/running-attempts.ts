/** The attempts that run at once in a script: what is printed, thrown and asked for belongs to one of them. */
import { AsyncLocalStorage } from "node:async_hooks";
import { ToolError } from "../../../catalog/errors.ts";
import type { Question } from "../../protocol/questions.ts";
import { LOG_LIMIT, taskLog, type TaskLog } from "../../task-log.ts";
import { isEffect } from "../../effect-questions.ts";
import type { Host } from "../host.ts";
import { crashing } from "../script-run.ts";
import type { Scope } from "./scope.ts";

export interface RunningAttempt {
  readonly task: string;
  readonly signal: AbortSignal;
  readonly log: TaskLog;
  /** The host as its tool knows it. */
  readonly host: Host;
  /** Rejects when it has to end. */
  readonly ended: Promise<never>;
  end(error: unknown): void;
  close(): void;
}

export interface RunningAttempts {
  open(task: string, scope: Scope): RunningAttempt;
  /** Calls the tool on behalf of the attempt. */
  run<Result>(attempt: RunningAttempt, call: () => Result): Result;
  /** On whose behalf the current code runs, while that has not ended. */
  readonly current: RunningAttempt | undefined;
  /** The time of the instance's attempt is over. */
  end(task: string): void;
  /** The run is cancelled: tools are told. */
  abort(): void;
}

export function runningAttempts(host: Host): RunningAttempts {
  const behalf = new AsyncLocalStorage<RunningAttempt>();
  const running = new Map<string, RunningAttempt & { readonly abort: () => void }>();

  return {
    open: (task, scope) => {
      const crash = crashing();
      const abortion = new AbortController();
      const log = taskLog((line) => host.log(line, task), LOG_LIMIT);
      const abort = () => abortion.abort();
      let isOpen = true;
      const leave = scope.add({ abort, leave: crash.reject });
      const attempt = {
        task,
        signal: abortion.signal,
        log,
        host: hostOf(host, task, () => isOpen),
        ended: crash.promise,
        end: crash.reject,
        abort,
        close: () => {
          if (!isOpen) return;
          log.close();
          isOpen = false;
          leave();
          if (running.get(task) === attempt) running.delete(task);
        },
      };
      running.set(task, attempt);
      return attempt;
    },
    run: (attempt, call) => behalf.run(attempt, call),
    get current() {
      const attempt = behalf.getStore();
      return attempt !== undefined && running.get(attempt.task) === attempt ? attempt : undefined;
    },
    end: (task) => {
      const attempt = running.get(task);
      attempt?.abort();
      attempt?.end(new Error("its time is over"));
    },
    abort: () => {
      for (const { abort } of running.values()) abort();
    },
  };
}

/** What comes from a tool whose attempt is over is not taken for that of the next attempt. */
function hostOf(host: Host, task: string, isOpen: () => boolean): Host {
  const named = (question: Question): Question =>
    isEffect(question) ? { ...question, task } : question;
  return {
    ...host,
    ask: async (question) => {
      if (!isOpen()) throw new ToolError("Its attempt is over");
      return host.ask(named(question) as typeof question);
    },
    log: (line) => {
      if (isOpen()) host.log(line, task);
    },
    progress: (report) => {
      if (isOpen()) host.progress(report, task);
    },
  };
}
