/** What is known of a run so far: the fold of its events. */
import type { Origin, RunEvent, RunStatus, TaskStatus } from "../../contract/events.ts";
import type { InstanceId } from "../../contract/instance.ts";

export interface TaskState {
  readonly status: TaskStatus;
  /** Start of the first attempt, milliseconds since 1970. */
  readonly startedAt?: number;
  /** How long it took; absent while it runs. */
  readonly ms?: number;
  /** Why it is tried again, failed, was skipped; or the last line that its tool logged. */
  readonly note?: string;
  /** Where its output was made, when that was another run. */
  readonly reused?: Origin;
}

export interface RunState {
  readonly run: string;
  readonly startedAt?: number;
  readonly finished?: { readonly status: RunStatus; readonly ms: number };
  readonly tasks: ReadonlyMap<InstanceId, TaskState>;
}

export function newRunState(tasks: readonly { readonly id: string }[]): RunState {
  return { run: "", tasks: new Map(tasks.map(({ id }) => [id, { status: "pending" }])) };
}

export function applyEvent(state: RunState, event: RunEvent): RunState {
  const at = Date.parse(event.at);
  if (event.type === "run.note") return state;
  if (event.type === "run.started") return { ...state, run: event.run, startedAt: at };
  if (event.type === "run.finished") {
    return { ...state, finished: { status: event.status, ms: event.ms } };
  }
  if (event.type === "run.resumed") {
    const { run, startedAt = at } = state;
    return { run, startedAt, tasks: withPending(state, event.again) };
  }
  if (event.type === "tasks.added") {
    return { ...state, tasks: withPending(state, event.tasks.map(({ id }) => id)) }; // prettier-ignore
  }
  return { ...state, tasks: new Map(state.tasks).set(event.task, taskAfter(state, event, at)) };
}

function withPending({ tasks }: RunState, ids: readonly InstanceId[]): RunState["tasks"] {
  const pending = ids.map((id): [InstanceId, TaskState] => [id, { status: "pending" }]);
  return new Map([...tasks, ...pending]);
}

type TaskEvent = Extract<RunEvent, { readonly task: string }>;

function taskAfter({ tasks }: RunState, event: TaskEvent, at: number): TaskState {
  const before = tasks.get(event.task) ?? { status: "pending" };
  const started = before.startedAt === undefined ? {} : { startedAt: before.startedAt };
  switch (event.type) {
    case "task.started":
      return { status: "running", startedAt: before.startedAt ?? at };
    case "task.succeeded":
      return { status: "success", ...started, ms: event.ms };
    case "task.reused":
      return { status: "success", reused: event.from };
    case "task.retrying":
      return { ...before, note: `try ${event.attempt + 1} after: ${event.error.message}` };
    case "task.failed":
      return { status: "failed", ...started, ms: event.ms, note: event.error.message };
    case "task.skipped":
      return { status: "skipped", note: event.reason };
    case "task.cancelled":
      return { status: "cancelled", ...started };
    case "task.log":
      return { ...before, note: event.line };
  }
}
