import type { RunResults } from "../../../contract/run-results.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { RunRecord, TaskRecord } from "./read-run.ts";
import type { Statistics } from "./statistics.ts";

export function runResultsOf({ run, tasks }: RunRecord, { wallMs }: Statistics): RunResults {
  const { id, name, plan, digest, orchc, status, startedAt, completedAt, error } = run;
  return {
    version: 1,
    run: id,
    name,
    plan,
    ...(digest !== undefined && { digest }),
    orchc,
    status,
    startedAt,
    ...(completedAt !== undefined && { completedAt }),
    wallMs,
    ...(error !== undefined && { error }),
    tasks: tasks.map(taskResultOf),
  };
}

function taskResultOf({
  task,
  status,
  row: taskRow,
  attempts,
  reason,
  output,
}: TaskRecord): RunResults["tasks"][number] {
  const { id, title, agent, tool } = task;
  const { startedAt, completedAt, durationMs, from } = taskRow ?? {};
  return {
    id,
    title,
    agent,
    tool,
    status,
    // Of a task that never started, the row has the time at which its run was created.
    ...(startedAt !== undefined && attempts.length > 0 && { startedAt }),
    ...(completedAt !== undefined && { completedAt }),
    ...(durationMs !== undefined && { durationMs }),
    attempts: attempts.map((row) => ({
      attempt: row.attempt,
      status: row.status,
      startedAt: row.startedAt,
      ...(row.completedAt !== undefined && { completedAt: row.completedAt }),
      ...(row.error !== undefined && { error: withoutStack(row.error) }),
    })),
    ...(reason !== undefined && { reason }),
    ...(from !== undefined && { reused: from }),
    ...(output !== undefined && { bytes: output.metadata.bytes }),
  };
}

/** Frames name folders of this machine, and the file is handed on. The history has them: `orchc show RUN TASK`. */
function withoutStack(error: TaskError): Omit<TaskError, "stack"> {
  const { stack: _, ...rest } = error;
  return rest;
}
