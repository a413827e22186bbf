import type { RunResults } from "../../../contract/run-results.ts";
import type { AttemptRow } from "../../store/index.ts";
import type { RunRecord, TaskRecord } from "./read-run.ts";
import type { Statistics } from "./statistics.ts";

/** @param attempts of all tasks of the run */
export function runResultsOf(
  { run, tasks }: RunRecord,
  attempts: readonly AttemptRow[],
  { wallMs }: Statistics,
): RunResults {
  const { id, name, plan, digest, orchc, status, startedAt, completedAt, error } = run;
  const byTask = Map.groupBy(attempts, ({ task }) => task);
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
    tasks: tasks.map((record) => taskResultOf(record, byTask.get(record.task.id) ?? [])),
  };
}

function taskResultOf(
  { task, status, row: taskRow, reason, output }: TaskRecord,
  attempts: readonly AttemptRow[],
): RunResults["tasks"][number] {
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
      ...(row.error !== undefined && { error: row.error }),
    })),
    ...(reason !== undefined && { reason }),
    ...(from !== undefined && { reused: from }),
    ...(output !== undefined && { bytes: output.metadata.bytes }),
  };
}
