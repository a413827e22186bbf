/** Writes what follows from one event into the tables; the caller holds the transaction. */
import type { Database } from "better-sqlite3";
import type {
  JournalEvent,
  RunStarted,
  TaskFailed,
  TasksAdded,
  TaskSucceeded,
} from "../../contract/events.ts";
import { artifactStatements } from "./statements/artifacts.ts";
import { attemptStatements } from "./statements/attempts.ts";
import { cacheStatements } from "./statements/cache.ts";
import { patternStatements } from "./statements/patterns.ts";
import { templateStatements } from "./statements/templates.ts";
import { eventStatements } from "./statements/events.ts";
import { findingStatements } from "./statements/findings.ts";
import { gateStatements } from "./statements/gates.ts";
import { leaseStatements } from "./statements/leases.ts";
import { outputStatements } from "./statements/outputs.ts";
import { runStatements } from "./statements/runs.ts";
import { taskStatements } from "./statements/tasks.ts";
import { EventRefused } from "./store.ts";

export type Statements = ReturnType<typeof prepareStatements>;

export function prepareStatements(database: Database) {
  return {
    events: eventStatements(database),
    leases: leaseStatements(database),
    runs: runStatements(database),
    tasks: taskStatements(database),
    attempts: attemptStatements(database),
    outputs: outputStatements(database),
    artifacts: artifactStatements(database),
    gates: gateStatements(database),
    findings: findingStatements(database),
    cache: cacheStatements(database),
    templates: templateStatements(database),
    patterns: patternStatements(database),
  };
}

/**
 * @param id of the event in the journal
 * @throws EventRefused when it contradicts what is stored
 */
export function applyEvent(statements: Statements, event: JournalEvent, id: number): void {
  const { runs, tasks, attempts, outputs, artifacts, gates } = statements;
  switch (event.type) {
    case "run.started": {
      expectOne(runs.create(event), event);
      addTasks(statements, event);
      return;
    }
    case "run.adapted":
      // It follows from the build, and is there for who reads what happened.
      if (!runs.isOpen(event.run)) throw new EventRefused(event);
      return;
    case "tasks.added":
      if (!runs.isOpen(event.run)) throw new EventRefused(event);
      addTasks(statements, event);
      return;
    case "run.resumed":
      expectOne(runs.resume(event), event);
      for (const task of event.again) {
        const { run, at } = event;
        expectOne(tasks.renew(run, task), event);
        attempts.cancel({ run, task, at });
        outputs.remove(run, task);
        artifacts.remove(run, task);
      }
      return;
    case "task.started": {
      expectOne(tasks.start(event), event);
      // One that still counts as running belongs to a process that died; before the first there is none.
      if (event.attempt > 1) attempts.cancel(event);
      attempts.create(event);
      artifacts.consume(event);
      return;
    }
    case "task.retrying": {
      const { run, task, attempt, at, error } = event;
      expectOne(tasks.retry({ run, task, attempt, error: error.message }), event);
      attempts.end({ run, task, attempt, at, status: "failed", error });
      artifacts.createContext(event);
      return;
    }
    case "task.succeeded":
    case "task.failed":
      endTask(statements, event, id);
      return;
    case "task.reused":
      expectOne(tasks.reuse(event), event);
      outputs.create(event, id);
      artifacts.create(event);
      return;
    case "task.skipped":
    case "task.cancelled": {
      const { run, task, reason, at, type } = event;
      const status = type === "task.skipped" ? "skipped" : "cancelled";
      expectOne(tasks.drop({ run, task, status, reason, at }), event);
      attempts.cancel(event);
      return;
    }
    case "task.verified":
      statements.findings.create(event);
      return;
    case "gate.waiting":
      expectOne(tasks.wait(event), event);
      attempts.wait(event);
      gates.create(event);
      return;
    case "gate.decided":
      expectOne(gates.decide(event, id), event);
      return;
    case "run.finished":
      runs.end(event);
      // Regions around what waits: nobody is at them any more.
      if (event.status === "waiting") {
        tasks.waitToo(event);
        attempts.waitToo(event);
      }
      return;
  }
}

function addTasks({ tasks }: Statements, event: RunStarted | TasksAdded): void {
  const before = tasks.next(event.run);
  event.tasks.forEach((task, i) => expectOne(tasks.create(event, task, before + i), event));
}

function endTask(
  { tasks, attempts, outputs, artifacts }: Statements,
  event: TaskSucceeded | TaskFailed,
  id: number,
): void {
  const { run, task, attempt, ms, at } = event;
  const isDone = event.type === "task.succeeded";
  const status = isDone ? "success" : "failed";
  const error = isDone ? undefined : event.error;
  const outputFile = (isDone ? event.output.outputFile : undefined) ?? null;
  const ending = {
    run,
    task,
    attempt,
    status,
    at,
    ms,
    error: error?.message ?? null,
    outputFile,
  } as const;
  expectOne(tasks.end(ending), event);
  attempts.end({ run, task, attempt, status, at, error });
  if (!isDone) {
    artifacts.createContext(event);
    return;
  }
  outputs.create(event, id);
  artifacts.create(event);
}

function expectOne(changes: number, event: JournalEvent): void {
  if (changes !== 1) throw new EventRefused(event);
}
