import type {
  JournalEvent,
  RunFacts,
  RunStarted,
  TaskFacts,
} from "../../../../src/contract/events.ts";

import { taskOf } from "../../../../src/contract/instance.ts";

/** A fixed time, `seconds` after the one at which test runs are created. */
export const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 1, 12, 0, seconds)).toISOString();

const facts: RunFacts = {
  name: "sample",
  plan: "0".repeat(64),
  params: { coin: "bitcoin" },
  query: "Sample",
  orchc: "0.1.0",
  node: "v26.0.0",
  sandbox: "none",
  folder: "/workspace/generated/sample",
};

export function newTask(id: string): TaskFacts {
  const task = taskOf(id);
  return {
    id,
    ...(task !== id && { task }),
    agent: "sample",
    unit: "u1",
    tool: "sample.tool",
    title: `Task ${id}`,
  };
}

/** A run of these tasks, created some seconds after the others. */
export function created(
  run: string,
  tasks: readonly string[] = [],
  changes: Partial<RunFacts> = {},
  seconds = 0,
): RunStarted {
  return {
    type: "run.started",
    run,
    at: at(seconds),
    facts: { ...facts, ...changes },
    tasks: tasks.map(newTask),
  };
}

export function added(run: string, tasks: readonly string[]): JournalEvent {
  return { type: "tasks.added", run, at: at(1), tasks: tasks.map(newTask) };
}

export function resumed(run: string, again: readonly string[]): JournalEvent {
  return {
    type: "run.resumed",
    run,
    at: at(20),
    pid: 4712,
    orchc: "0.2.0",
    node: "v26.1.0",
    sandbox: "none",
    again,
  };
}

export function started(run: string, task: string, attempt = 1, seconds = 1): JournalEvent {
  return { type: "task.started", run, task, attempt, at: at(seconds), pid: 4711 };
}

export function succeeded(run: string, task: string, data: object, attempt = 1): JournalEvent {
  const json = JSON.parse(JSON.stringify(data)) as Record<string, never>;
  const metadata = {
    headline: ["One thing was counted."],
    identity: "1".repeat(64),
    tool: "sample.tool",
    version: "1",
    bytes: JSON.stringify(data).length,
  };
  return {
    type: "task.succeeded",
    run,
    task,
    attempt,
    ms: 1000,
    at: at(2),
    output: { data: json, metadata },
  };
}

export function reused(run: string, task: string): JournalEvent {
  const done = succeeded(run, task, { taken: true });
  if (done.type !== "task.succeeded") throw new Error("it is no success");
  const from = { run: "r0", task: "t1", at: at(1) };
  return { type: "task.reused", run, task, at: at(2), by: "cache", from, output: done.output };
}

export const failure = {
  code: "ORC4301",
  message: "It broke",
  help: "Mend it",
  retryable: true,
} as const;

export function retrying(run: string, task: string, attempt = 1): JournalEvent {
  return { type: "task.retrying", run, task, attempt, delayMs: 10, error: failure, at: at(2) };
}

export function failed(run: string, task: string, attempt = 1): JournalEvent {
  return { type: "task.failed", run, task, attempt, ms: 1000, at: at(2), error: failure };
}

export function skipped(run: string, task: string): JournalEvent {
  return { type: "task.skipped", run, task, at: at(3), reason: "What it needs failed." };
}

export function cancelled(run: string, task: string): JournalEvent {
  return { type: "task.cancelled", run, task, at: at(3), reason: "The run was cancelled." };
}

export function finished(
  run: string,
  status: "success" | "failed" | "cancelled" | "waiting",
): JournalEvent {
  return { type: "run.finished", run, status, ms: 3000, at: at(9) };
}

export function gateWaiting(run: string, task: string, attempt = 1): JournalEvent {
  const gate = {
    question: "Go on?",
    shown: { rows: [1, 2] },
    value: { type: "integer" },
    deadline: at(60),
    byDefault: { decision: "approved", value: 3 },
  } as const;
  return { type: "gate.waiting", run, task, attempt, at: at(4), gate };
}

export function gateDecided(run: string, task: string, attempt = 1, by = "ada"): JournalEvent {
  return {
    type: "gate.decided",
    run,
    task,
    attempt,
    at: at(5),
    decision: "approved",
    value: 7,
    by,
    reason: null,
    source: "person",
  };
}
