/** Writes one record; the caller holds the transaction. */
import type { Database } from "better-sqlite3";
import { attemptStatements } from "./statements/attempts.ts";
import { outputStatements } from "./statements/outputs.ts";
import { runStatements } from "./statements/runs.ts";
import { taskStatements } from "./statements/tasks.ts";
import { RecordConflict, type StoreRecord } from "./store.ts";

export type Statements = ReturnType<typeof prepareStatements>;

export function prepareStatements(database: Database) {
  return {
    runs: runStatements(database),
    tasks: taskStatements(database),
    attempts: attemptStatements(database),
    outputs: outputStatements(database),
  };
}

export function applyRecord(statements: Statements, record: StoreRecord): void {
  const { runs, tasks, attempts } = statements;
  switch (record.is) {
    case "run.created": {
      const { run } = record;
      expectOne(runs.create(run), { is: record.is, run: run.id, task: "" });
      record.tasks.forEach((task, i) => tasks.create(run.id, run.startedAt, task, i));
      return;
    }
    case "task.started": {
      const { run, task, attempt, at } = record;
      expectOne(tasks.start({ run, task, attempt, at }), record);
      // One that still counts as running belongs to a process that died.
      attempts.cancel(run, task, at);
      attempts.create(run, task, attempt, at);
      return;
    }
    case "task.retried": {
      const { run, task, attempt, error, at } = record;
      expectOne(tasks.retry({ run, task, attempt, error: error.message }), record);
      attempts.end({ run, task, attempt, status: "failed", at, error });
      return;
    }
    case "task.ended":
      endTask(statements, record);
      return;
    case "task.dropped": {
      const { run, task, status, reason, at } = record;
      expectOne(tasks.drop({ run, task, status, reason, at }), record);
      attempts.cancel(run, task, at);
      return;
    }
    case "run.ended":
      runs.end(record);
      return;
  }
}

function endTask(
  { tasks, attempts, outputs }: Statements,
  record: Extract<StoreRecord, { is: "task.ended" }>,
): void {
  const { run, task, attempt, ms, at, outcome } = record;
  const error = outcome.status === "failed" ? outcome.error : undefined;
  const outputFile = outcome.status === "success" ? (outcome.outputFile ?? null) : null;
  const { status } = outcome;
  expectOne(
    tasks.end({ run, task, attempt, status, at, ms, error: error?.message ?? null, outputFile }),
    record,
  );
  attempts.end({ run, task, attempt, status, at, error });
  if (outcome.status === "success") outputs.create(run, task, outcome.data, outcome.metadata);
}

function expectOne(
  changes: number,
  record: { readonly is: string; readonly run: string; readonly task: string },
): void {
  if (changes !== 1) throw new RecordConflict(record);
}
