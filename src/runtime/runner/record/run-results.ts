import type { RunResults } from "../../../contract/run-results.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { AttemptRow, TaskRow } from "../../store/index.ts";
import type { RunRecord, TaskRecord } from "./read-run.ts";
import type { Statistics } from "./statistics.ts";

export function runResultsOf(
  { run, tasks, rows, attempts, leaves }: RunRecord,
  { wallMs }: Statistics,
): RunResults {
  const parts = new Set(tasks.map(({ task }) => task.id));
  const bytes = new Map(leaves.map(({ id: leaf, output }) => [leaf, output.metadata.bytes]));
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
    tasks: [
      ...tasks.map(taskResultOf),
      ...rows
        .filter((row) => !parts.has(row.id))
        .map((row) => innerResultOf(row, attempts.get(row.id) ?? [], bytes.get(row.id))),
    ],
  };
}

/** Of what stands in a region. */
function innerResultOf(
  row: TaskRow,
  attempts: readonly AttemptRow[],
  bytes: number | undefined,
): RunResults["tasks"][number] {
  const { id, title, agent, tool, status, task: of } = row;
  const task = { id, title, agent, tool };
  const reason = status === "success" ? undefined : row.error;
  const record = { task, status, row, attempts, ...(reason !== undefined && { reason }) };
  return {
    ...taskResultOf(record),
    ...(of !== undefined && { task: of }),
    ...(bytes !== undefined && { bytes }),
  };
}

function taskResultOf({
  task,
  status,
  row: taskRow,
  attempts,
  reason,
  output,
}: Omit<TaskRecord, "task"> & {
  readonly task: Pick<TaskRecord["task"], "id" | "title" | "agent" | "tool">;
}): RunResults["tasks"][number] {
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
