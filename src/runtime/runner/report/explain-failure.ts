/** What a run without a whole result came to, as one opens its page: what failed first, why, and what to do. */
import type { RunStatus } from "../../../contract/events.ts";
import type { RunRecord, TaskRecord } from "../record/read-run.ts";
import { count } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";

export interface Failure {
  /** `The run failed: 2 of 5 tasks have a result.` */
  readonly headline: string;
  /** Absent when nothing failed: it was cancelled, or has not ended. */
  readonly first:
    | { readonly task: string; readonly title: string; readonly why: string; readonly help: string }
    | undefined;
  /** Nothing went wrong: a gate is open, and a person is asked. */
  readonly isWaiting: boolean;
  /** How to go on, in this order; empty while it still runs. */
  readonly commands: readonly { readonly to: string; readonly command: string }[];
}

const HEADLINES: Readonly<Record<Exclude<RunStatus, "success">, string>> = {
  failed: "The run failed",
  cancelled: "The run was cancelled",
  running: "The run has not ended",
  waiting: "The run waits for a person",
};

/** `undefined` for a run that succeeded. */
export function explainFailure({ run, tasks }: RunRecord): Failure | undefined {
  if (run.status === "success") return undefined;
  const done = tasks.filter(({ output }) => output !== undefined).length;
  const first = tasks
    .filter(({ status }) => status === "failed")
    .reduce<TaskRecord | undefined>(
      (before, task) => (before === undefined || endOf(task) < endOf(before) ? task : before),
      undefined,
    );
  return {
    headline: `${HEADLINES[run.status]}: ${done} of ${count(tasks.length, "task")} ${done === 1 ? "has" : "have"} a result.`,
    first: first && {
      task: first.task.id,
      title: plainLine(first.task.title, 200),
      why: plainLine(first.reason ?? "", 600),
      help: plainLine(first.help ?? "", 600),
    },
    isWaiting: run.status === "waiting",
    commands: commandsAfter(run),
  };
}

function commandsAfter({ id, name, status }: RunRecord["run"]): Failure["commands"] {
  if (status === "running") return [];
  if (status !== "waiting") return [{ to: "To run it again", command: `orchc exec ${name}` }];
  return [
    { to: "What is asked, and how to decide", command: `orchc gates --run ${id}` },
    { to: "To go on then", command: `orchc exec ${name} --resume ${id}` },
  ];
}

function endOf({ row }: TaskRecord): string {
  return row?.completedAt ?? row?.startedAt ?? "9";
}
