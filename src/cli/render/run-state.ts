/** What is known of a run so far: its events, added up one by one. An event costs the same for 5 tasks and for 10,000. */
import {
  taskStatuses,
  type Origin,
  type RunEvent,
  type RunStatus,
  type TaskStatus,
} from "../../contract/events.ts";
import { verificationInWords } from "../../contract/finding.ts";
import { parentsOf, type InstanceId } from "../../contract/instance.ts";
import type { TaskProgress } from "../../contract/progress.ts";
import { saidOf } from "./decision.ts";
import type { ShownTask } from "./task-tree.ts";

export interface RunTask extends ShownTask {
  /** How long it is expected to take, by its tool. */
  readonly seconds: number;
}

export interface TaskState {
  readonly status: TaskStatus;
  /** Start of the first attempt, milliseconds since 1970. */
  readonly startedAt?: number;
  /** Start of this attempt. */
  readonly triedAt?: number;
  /** How long it took; absent while it runs. */
  readonly ms?: number;
  /** Why it is tried again, failed or was skipped; or the last line that its tool logged. */
  readonly note?: string;
  /** How far this attempt is, as its tool says. */
  readonly progress?: TaskProgress;
  /** Between two attempts: the number of the next, and when it may begin. */
  readonly retry?: { readonly attempt: number; readonly at: number };
  /** Where its output was made, when that was another run. */
  readonly reused?: Origin;
}

export interface RunState {
  readonly run: string;
  readonly startedAt: number | undefined;
  readonly finished: { readonly status: RunStatus; readonly ms: number } | undefined;
  readonly counts: Readonly<Record<TaskStatus, number>>;
  /** How many of those that run are between two attempts. */
  readonly retrying: number;
  /** Tasks that have begun and are not settled. One keeps its row, and who comes next takes the first that is free. */
  readonly rows: readonly (InstanceId | undefined)[];
  /** Tasks that have failed, in the order of time. */
  readonly failed: ReadonlySet<InstanceId>;
  /** Milliseconds of all tasks of a tool that succeeded in this run, and their number. */
  readonly measured: ReadonlyMap<string, { readonly ms: number; readonly tasks: number }>;
  of(task: InstanceId): TaskState;
  apply(event: RunEvent): void;
}

const PENDING: TaskState = { status: "pending" };

export function newRunState(tasks: readonly Pick<RunTask, "id" | "tool">[]): RunState {
  const states = new Map(tasks.map(({ id }) => [id, PENDING]));
  const tools = new Map(tasks.map(({ id, tool }) => [id, tool]));
  const counts = Object.fromEntries(taskStatuses.map((status) => [status, 0])) as Record<
    TaskStatus,
    number
  >;
  counts.pending = tasks.length;
  const rows: (string | undefined)[] = [];
  const failed = new Set<string>();
  const measured = new Map<string, { ms: number; tasks: number }>();
  const of = (task: string) => states.get(task) ?? PENDING;
  let run = "";
  let retrying = 0;
  let startedAt: number | undefined;
  let finished: RunState["finished"];

  function put(task: string, state: TaskState): void {
    const { status: before, retry } = of(task);
    states.set(task, state);
    retrying += Number(state.retry !== undefined) - Number(retry !== undefined);
    if (before === state.status) return;
    counts[before] -= 1;
    counts[state.status] += 1;
    if (before === "running") rows[rows.indexOf(task)] = undefined;
    if (before === "failed") failed.delete(task);
    if (state.status === "failed") failed.add(task);
    if (state.status !== "running") return;
    const free = rows.indexOf(undefined);
    rows[free === -1 ? rows.length : free] = task;
  }

  function add(task: string, tool: string): void {
    tools.set(task, tool);
    states.set(task, PENDING);
    counts.pending += 1;
  }

  /** Whether it is an item of a loop that has a line. */
  function isWithin(task: string): boolean {
    return parentsOf(task).some((parent) => states.has(parent));
  }

  function measure(task: string, ms: number): void {
    const tool = tools.get(task);
    if (tool === undefined) return;
    const before = measured.get(tool) ?? { ms: 0, tasks: 0 };
    measured.set(tool, { ms: before.ms + ms, tasks: before.tasks + 1 });
  }

  return {
    get run() {
      return run;
    },
    get startedAt() {
      return startedAt;
    },
    get finished() {
      return finished;
    },
    counts,
    get retrying() {
      return retrying;
    },
    rows,
    failed,
    measured,
    of,
    apply: (event) => {
      switch (event.type) {
        case "run.note":
          return;
        case "run.started":
          run = event.run;
          startedAt = Date.parse(event.at);
          return;
        case "run.finished":
          finished = { status: event.status, ms: event.ms };
          // What holds a gate waits with it.
          if (event.status === "waiting")
            for (const id of rows) if (id !== undefined) put(id, { ...of(id), status: "waiting" });
          return;
        case "run.resumed":
          ({ run } = event);
          startedAt ??= Date.parse(event.at);
          finished = undefined;
          for (const task of event.again) if (states.has(task)) put(task, PENDING);
          return;
        case "run.adapted":
          return;
        case "tasks.added":
          for (const { id, tool } of event.tasks) if (!isWithin(id)) add(id, tool);
          return;
        default:
          if (event.type === "task.succeeded") measure(event.task, event.ms);
          // What is within a region is a part of its line.
          if (states.has(event.task)) put(event.task, taskAfter(of(event.task), event));
      }
    },
  };
}

type TaskEvent = Extract<RunEvent, { readonly task: string }>;

function taskAfter(before: TaskState, event: TaskEvent): TaskState {
  const at = Date.parse(event.at);
  const started = before.startedAt === undefined ? {} : { startedAt: before.startedAt };
  switch (event.type) {
    case "task.started":
      return { status: "running", startedAt: before.startedAt ?? at, triedAt: at };
    case "task.succeeded":
      return { status: "success", ...started, ms: event.ms };
    case "task.reused":
      return { status: "success", reused: event.from };
    case "task.retrying":
      return {
        status: "running",
        ...started,
        note: event.error.message,
        retry: { attempt: event.attempt + 1, at: at + event.delayMs },
      };
    case "task.failed":
      return { status: "failed", ...started, ms: event.ms, note: event.error.message };
    case "task.skipped":
      return { status: "skipped", note: event.reason };
    case "task.cancelled":
      return { status: "cancelled", ...started };
    case "task.verified":
      return { ...before, note: verificationInWords(event.verification) };
    case "gate.waiting":
      return { ...before, status: "waiting", note: event.gate.question };
    case "gate.decided":
      return { ...before, note: `${event.decision} ${saidOf(event)}` };
    case "task.log":
      return { ...before, note: event.line };
    case "task.progress": {
      const { done, total, text } = event;
      return {
        ...before,
        progress: {
          done,
          ...(total !== undefined && { total }),
          ...(text !== undefined && { text }),
        },
      };
    }
  }
}
