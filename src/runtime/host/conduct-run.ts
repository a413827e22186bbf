/** Executes a run that is in the store, from its first dispatch until all tasks are settled and all processes have exited. */
import {
  OrchcError,
  recordedElsewhere,
  runIsExecuted,
  runTimedOut,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { RunStatus } from "../../contract/events.ts";
import {
  startLoop,
  UNLIMITED_RETRIES,
  type Budget,
  type Command,
  type Graph,
  type RetryBudget,
  type SchedulerEvent,
  type SettledTask,
  type TaskWait,
} from "../scheduler/index.ts";
import { EventRefused, LeaseLost } from "../store/index.ts";
import { largerBudget } from "./budget/larger-budget.ts";
import { watchBudget } from "./budget/watch-budget.ts";
import { watchdogStopped } from "./child-groups.ts";
import { dispatcherOf } from "./dispatcher.ts";
import type { RunContext } from "./run-context.ts";
import type { WorkerPool } from "./worker-pool.ts";
import { timerMs } from "../timer-ms.ts";

export interface ConductOptions {
  /** The units and tasks to execute. */
  readonly graph: Graph;
  readonly pool: WorkerPool;
  /** Units in parallel. */
  readonly maxParallel: number;
  /** Tasks that ended before; they do not run again. */
  readonly settled?: readonly SettledTask[];
  /** What is left of waits that were begun before. Default: none. */
  readonly waits?: readonly TaskWait[];
  /** Cancels the run. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the run ends as failed. Default: none. */
  readonly timeoutMs?: number | undefined;
  /** Default: as many as the tasks' own limits allow. */
  readonly retries?: RetryBudget;
  /** Default: none. */
  readonly budget?: Budget | undefined;
}

export interface Conducted {
  readonly status: Exclude<RunStatus, "running">;
  /** What ended the run before its tasks. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of a run that its budget ended: one that has room for the rest. */
  readonly enough?: readonly string[];
}

/** @throws OrchcError when something could not be recorded; all processes have exited then too */
export async function conductRun(context: RunContext, options: ConductOptions): Promise<Conducted> {
  const { graph, pool, maxParallel, settled = [], waits = [], signal, timeoutMs } = options;
  const { retries = UNLIMITED_RETRIES, budget } = options;
  const { run, journal, clock } = context;
  const { name } = context.build.manifest;
  const begun = clock.elapsed();
  const elapsedMs = () => clock.elapsed() - begun;
  const watch = watchBudget({ budget, graph, manifest: context.build.manifest, run });
  journal.noteLeftOut(() => watch.problem(elapsedMs())?.diagnostic.message);
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});
  const dispatcher = dispatcherOf({
    context,
    pool,
    send: (event) => send(event),
    budget,
    maxParallel,
    fatal: failure.reject,
  });
  const loop = startLoop(
    graph,
    { maxParallel, retries, budget, elapsedMs },
    {
      record: (commands) => {
        watch.hears(commands);
        return journal.carryOut(commands);
      },
      dispatch: dispatcher.dispatch,
      stop: dispatcher.stop,
    },
  );
  async function send(event: SchedulerEvent): Promise<readonly Command[]> {
    watch.sees(event);
    const commands = await loop.send(event);
    watch.decided(event, commands);
    return commands;
  }
  const stop = (as: "cancelled" | "failed") =>
    void loop.send({ is: "cancel", as }).catch(failure.reject);
  const cancel = () => stop("cancelled");
  const problems: Diagnostic[] = [];
  let enough: readonly string[] | undefined;
  const timeOut = (problem: Diagnostic, needed?: readonly string[]) => {
    problems.push(problem);
    enough = needed;
    journal.noteTimeout(problem.message);
    stop("failed");
  };
  const deaf = new AbortController();
  context.gates.listen(
    (unit) => void loop.send({ is: "gate.decided", unit }).catch(failure.reject),
    deaf.signal,
  );
  const timers: NodeJS.Timeout[] = [];
  const endIn = (ms: number, problem: Diagnostic, needed?: readonly string[]) => {
    timers.push(setTimeout(timeOut, timerMs(ms), problem, needed));
  };
  try {
    signal?.addEventListener("abort", cancel);
    await loop.send({ is: "begin", settled, waits });
    if (timeoutMs !== undefined) endIn(timeoutMs, runTimedOut({ ms: timeoutMs, run }));
    if (budget !== undefined && Number.isFinite(budget.seconds)) {
      const ms = 1000 * budget.seconds;
      const more = largerBudget(budget, (limit, given) =>
        limit === "seconds" ? 2 * given : given,
      );
      const problem = runTimedOut({ ms, run, budget: { name, enough: more } });
      endIn(Math.max(0, ms - 1000 * budget.spent.seconds), problem, more);
    }
    if (signal?.aborted === true) cancel();
    const status = await Promise.race([loop.finished, failure.promise]);
    // What still ended in its time is no failure.
    const left = watch.problem(elapsedMs());
    const late = status === "failed" ? problems : [];
    const diagnostics = left === undefined ? late : [...late, left.diagnostic];
    const room =
      status === "failed" ? (left?.enough ?? (late.length > 0 ? enough : undefined)) : undefined;
    return { status, diagnostics, ...(room !== undefined && { enough: room }) };
  } catch (error) {
    if (error instanceof LeaseLost) {
      const where = "another process, which has taken it over";
      throw new OrchcError(runIsExecuted({ run: error.run, where }));
    }
    if (!(error instanceof EventRefused)) throw error;
    throw new OrchcError(recordedElsewhere({ run: error.run, task: error.task }));
  } finally {
    for (const timer of timers) clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    deaf.abort();
    loop.close();
    await pool.close();
    await context.mcp.close();
    await context.connections.close();
    await context.logs.close();
    await watchdogStopped();
  }
}
