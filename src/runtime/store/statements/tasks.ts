import type { Database } from "better-sqlite3";
import type { RunStarted, TaskFacts, TaskReused, TasksAdded } from "../../../contract/events.ts";
import { taskOf } from "../../../contract/instance.ts";
import { REGION_AGENT } from "../../../contract/regions/region-rows.ts";
import type { SettledRow, TaskRow } from "../store.ts";
import { present } from "./rows.ts";
import { NEWEST_FIRST } from "./runs.ts";

const COLUMNS = `task_id AS id, agent_name AS agent, unit_id AS unit, tool, title, status,
  started_at AS startedAt, completed_at AS completedAt, duration_ms AS durationMs, error,
  output_file_path AS outputFile, attempt, from_run AS fromRun, from_task AS fromTask, made_at AS madeAt`;

export function taskStatements(database: Database) {
  const insert = database.prepare(`
    INSERT INTO worker_runs (run_id, task_id, agent_name, status, started_at, created_at, position, unit_id,
      tool, title)
    VALUES (@run, @id, @agent, 'pending', @at, datetime(@at), @position, @unit, @tool, @title)
    ON CONFLICT (run_id, task_id) DO NOTHING`);
  const next = database
    .prepare("SELECT coalesce(max(position), -1) + 1 FROM worker_runs WHERE run_id = ?")
    .pluck();
  // The number of the attempt is the lock: of two processes that start the same attempt, one finds no row.
  const start = database.prepare(`
    UPDATE worker_runs
    SET status = 'running', attempt = @attempt, completed_at = NULL, duration_ms = NULL, error = NULL,
      started_at = CASE attempt WHEN 0 THEN @at ELSE started_at END
    WHERE run_id = @run AND task_id = @task AND attempt = @attempt - 1 AND status <> 'success'`);
  const retry = database.prepare(`
    UPDATE worker_runs SET status = 'pending', error = @error
    WHERE run_id = @run AND task_id = @task AND attempt = @attempt AND status = 'running'`);
  const end = database.prepare(`
    UPDATE worker_runs
    SET status = @status, completed_at = @at, duration_ms = @ms, error = @error, output_file_path = @outputFile
    WHERE run_id = @run AND task_id = @task AND attempt = @attempt AND status IN ('running', 'waiting')`);
  const wait = database.prepare(`
    UPDATE worker_runs SET status = 'waiting'
    WHERE run_id = @run AND task_id = @task AND attempt = @attempt AND status = 'running'`);
  const waitToo = database.prepare(
    "UPDATE worker_runs SET status = 'waiting' WHERE run_id = ? AND status = 'running'",
  );
  const reuse = database.prepare(`
    UPDATE worker_runs
    SET status = 'success', completed_at = @at, duration_ms = 0, error = NULL, output_file_path = @outputFile,
      started_at = CASE attempt WHEN 0 THEN @at ELSE started_at END, from_run = @fromRun, from_task = @fromTask, made_at = @madeAt
    WHERE run_id = @run AND task_id = @task AND status = 'pending'`);
  const drop = database.prepare(`
    UPDATE worker_runs SET status = @status, completed_at = @at, error = @reason
    WHERE run_id = @run AND task_id = @task AND status IN ('pending', 'running', 'waiting')`);
  const renew = database.prepare(`
    UPDATE worker_runs
    SET status = 'pending', completed_at = NULL, duration_ms = NULL, error = NULL, output_file_path = NULL,
      from_run = NULL, from_task = NULL, made_at = NULL
    WHERE run_id = ? AND task_id = ?`);
  const byId = database.prepare(
    `SELECT ${COLUMNS} FROM worker_runs WHERE run_id = ? AND task_id = ?`,
  );
  const all = database.prepare(
    `SELECT ${COLUMNS} FROM worker_runs WHERE run_id = ? ORDER BY position`,
  );
  const settled = database.prepare(`
    SELECT tool, w.status, duration_ms AS durationMs, attempt
    FROM worker_runs AS w JOIN runs ON runs.id = run_id
    WHERE w.status IN ('success', 'failed') AND duration_ms IS NOT NULL AND w.from_run IS NULL AND agent_name <> '${REGION_AGENT}'
    ORDER BY ${NEWEST_FIRST}, position`);

  return {
    create: ({ run, at }: RunStarted | TasksAdded, task: TaskFacts, position: number) =>
      insert.run({ run, at, position, ...task }).changes,
    /** The position of the next. */
    next: (run: string) => next.get(run) as number,
    start: ({ run, task, attempt, at }: Attempt & { readonly at: string }) =>
      start.run({ run, task, attempt, at }).changes,
    retry: (row: Attempt & { readonly error: string }) => retry.run(row).changes,
    end: (row: Attempt & Ending) => end.run(row).changes,
    wait: ({ run, task, attempt }: Attempt) => wait.run({ run, task, attempt }).changes,
    /** All that run: what is in them waits. */
    waitToo: ({ run }: Pick<Attempt, "run">) => void waitToo.run(run),
    reuse: ({ run, task, at, output, from }: TaskReused) =>
      reuse.run({
        run,
        task,
        at,
        outputFile: output.outputFile ?? null,
        fromRun: from.run,
        fromTask: from.task,
        madeAt: from.at,
      }).changes,
    drop: (row: Dropping) => drop.run(row).changes,
    /** Pending again, whatever it was; the count of its attempts goes on. */
    renew: (run: string, task: string) => renew.run(run, task).changes,
    byId: (run: string, task: string) => {
      const row = byId.get(run, task);
      return row === undefined ? undefined : read(row);
    },
    settled: () => settled.iterate() as IterableIterator<SettledRow>,
    all: (run: string) => all.all(run).map(read),
  };
}

function read(found: unknown): TaskRow {
  const { fromRun, fromTask, madeAt, ...rest } = found as Readonly<
    Record<"fromRun" | "fromTask" | "madeAt", string | null>
  >;
  const row = present(rest) as TaskRow;
  const of = taskOf(row.id);
  const task = of === row.id ? row : { ...row, task: of };
  if (fromRun === null || fromTask === null || madeAt === null) return task;
  return { ...task, from: { run: fromRun, task: fromTask, at: madeAt } };
}

export interface Attempt {
  readonly run: string;
  readonly task: string;
  readonly attempt: number;
}

export interface Ending {
  readonly status: "success" | "failed";
  readonly at: string;
  readonly ms: number;
  readonly error: string | null;
  readonly outputFile: string | null;
}

export interface Dropping {
  readonly run: string;
  readonly task: string;
  readonly status: "skipped" | "cancelled";
  readonly at: string;
  readonly reason: string;
}
