import type { Database } from "better-sqlite3";
import type { TaskError, TaskStarted } from "../../../contract/events.ts";
import type { AttemptRow } from "../store.ts";
import { present } from "./rows.ts";

export function attemptStatements(database: Database) {
  const insert = database.prepare(`
    INSERT INTO attempts (run_id, task_id, attempt, started_at, status, pid, host)
    VALUES (@run, @task, @attempt, @at, 'running', @pid, @host)`);
  const end = database.prepare(`
    UPDATE attempts SET status = @status, completed_at = @at, error = @error
    WHERE run_id = @run AND task_id = @task AND attempt = @attempt`);
  const cancel = database.prepare(`
    UPDATE attempts SET status = 'cancelled', completed_at = @at
    WHERE run_id = @run AND task_id = @task AND status IN ('running', 'waiting')`);
  const wait = database.prepare(`
    UPDATE attempts SET status = 'waiting' WHERE run_id = @run AND task_id = @task AND attempt = @attempt`);
  const waitToo = database.prepare(
    "UPDATE attempts SET status = 'waiting' WHERE run_id = ? AND status = 'running'",
  );
  const all = database.prepare(`
    SELECT task_id AS task, a.attempt, a.status, a.started_at AS startedAt,
      a.completed_at AS completedAt, a.error, pid, host
    FROM attempts AS a JOIN worker_runs USING (run_id, task_id)
    WHERE run_id = ? ORDER BY position, a.attempt`);

  return {
    create: ({ run, task, attempt, at, pid, host }: TaskStarted) =>
      insert.run({ run, task, attempt, at, pid, host: host ?? null }),
    end: (row: {
      readonly run: string;
      readonly task: string;
      readonly attempt: number;
      readonly status: "success" | "failed";
      readonly at: string;
      readonly error: TaskError | undefined;
    }) => end.run({ ...row, error: row.error === undefined ? null : JSON.stringify(row.error) }),
    cancel: ({ run, task, at }: Pick<TaskStarted, "run" | "task" | "at">) =>
      void cancel.run({ run, task, at }),
    wait: ({ run, task, attempt }: Pick<TaskStarted, "run" | "task" | "attempt">) =>
      void wait.run({ run, task, attempt }),
    /** All that run. */
    waitToo: ({ run }: Pick<TaskStarted, "run">) => void waitToo.run(run),
    all: (run: string) => all.all(run).map(read),
  };
}

function read(row: unknown): AttemptRow {
  const { error, ...rest } = row as Omit<AttemptRow, "error"> & { readonly error: string | null };
  const attempt = present(rest) as AttemptRow;
  return error === null ? attempt : { ...attempt, error: JSON.parse(error) as TaskError };
}
