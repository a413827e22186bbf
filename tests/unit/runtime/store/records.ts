import type { NewRun, NewTask, StoreRecord } from "../../../../src/runtime/store/index.ts";

/** A fixed time, `seconds` after the one at which test runs are created. */
export const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 1, 12, 0, seconds)).toISOString();

export function newRun(id: string, changes: Partial<NewRun> = {}): NewRun {
  return {
    id,
    name: "sample",
    plan: "0".repeat(64),
    startedAt: at(0),
    params: { coin: "bitcoin" },
    query: "Sample",
    orchc: "0.1.0",
    node: "v26.0.0",
    sandbox: "none",
    folder: "/workspace/generated/sample",
    ...changes,
  };
}

export function newTask(id: string): NewTask {
  return { id, agent: "sample", unit: "u1", tool: "sample.tool", title: `Task ${id}` };
}

export function created(run: NewRun, ...tasks: readonly string[]): StoreRecord {
  return { is: "run.created", run, tasks: tasks.map(newTask) };
}

export function started(run: string, task: string, attempt = 1, seconds = 1): StoreRecord {
  return { is: "task.started", run, task, attempt, at: at(seconds) };
}

export function succeeded(run: string, task: string, data: object, attempt = 1): StoreRecord {
  const json = JSON.parse(JSON.stringify(data)) as Record<string, never>;
  const metadata = {
    headline: ["One thing was counted."],
    identity: "1".repeat(64),
    tool: "sample.tool",
    version: "1",
    bytes: JSON.stringify(data).length,
  };
  const outcome = { status: "success", data: json, metadata } as const;
  return { is: "task.ended", run, task, attempt, ms: 1000, at: at(2), outcome };
}

export const failure = {
  code: "ORC4301",
  message: "It broke",
  help: "Mend it",
  retryable: true,
} as const;

export function failed(run: string, task: string, attempt = 1): StoreRecord {
  const outcome = { status: "failed", error: failure } as const;
  return { is: "task.ended", run, task, attempt, ms: 1000, at: at(2), outcome };
}
