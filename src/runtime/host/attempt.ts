/** An attempt at a task, from its start to its end: what its tool says meanwhile, and what ends with it. */
import type { TaskError } from "../../contract/events.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { TaskProgress } from "../../contract/progress.ts";
import { latestOf } from "../latest.ts";
import { LOG_LIMIT, taskLog, type TaskLog } from "../task-log.ts";
import type { Asker } from "./effects/asker.ts";
import type { TaskIdentity } from "./identity/identify.ts";
import type { RunContext } from "./run-context.ts";

export interface RunningTask extends Asker {
  readonly log: TaskLog;
  readonly progress: (report: TaskProgress) => void;
}

export interface Attempt extends RunningTask {
  readonly number: number;
  readonly core: CoreTask;
  /** Absent where it failed before its arguments were known. */
  identity: TaskIdentity | undefined;
  readonly version: string;
  /** Whether its script has said that it runs. */
  isConfirmed: boolean;
  /** Of what its tool asked for, it is not known whether it was done: what was said instead of an answer. */
  lost?: string;
  /** Its time is over, and it has not ended yet. */
  timedOut?: TaskError;
  /** Aborts effects that are carried out for the tool. */
  abort(): void;
  /** Aborts effects, and gives the end of its log. */
  close(): void;
}

/** One instance: to create an error for each task costs more than the rest of ending it. */
const OVER = new Error("The task has ended");

/** Milliseconds: less than a worker process waits, so that only one that does not keep to its limit is held back. */
const BETWEEN_REPORTS_MS = 100;

export function openAttempt(
  { clock, emit, logs, run }: RunContext,
  facts: Pick<Attempt, "core" | "number" | "identity" | "version" | "isConfirmed">,
): Attempt {
  const { core, number } = facts;
  const task = core.id;
  const over = new AbortController();
  const tell = (line: string) => {
    const at = clock.now();
    logs.write({ time: at, task, attempt: number, line });
    emit({ type: "task.log", run, task, line, at });
  };
  // The worker keeps to the limit; twice as much leaves room for its note about it, and for output of Node itself.
  const log = taskLog(tell, 2 * LOG_LIMIT);
  const reports = latestOf<TaskProgress>(
    (report) => emit({ type: "task.progress", run, task, at: clock.now(), ...report }),
    BETWEEN_REPORTS_MS,
  );
  return {
    ...facts,
    task,
    tool: core.tool,
    log,
    progress: reports.put,
    signal: over.signal,
    fileNames: new Set(),
    files: [],
    made: { effects: 0 },
    abort: () => over.abort(OVER),
    close: () => {
      over.abort(OVER);
      reports.close();
      log.close();
    },
  };
}
