/** Executes a run that is in the store, from its first dispatch until all tasks are settled and all processes have exited. */
import { OrchcError, recordedElsewhere } from "../../contract/diagnostics/index.ts";
import type { RunStatus } from "../../contract/events.ts";
import { startLoop, type Graph, type SettledTask } from "../scheduler/index.ts";
import { EventRefused } from "../store/index.ts";
import { dispatcherOf } from "./dispatcher.ts";
import type { RunContext } from "./run-context.ts";
import type { WorkerPool } from "./worker-pool.ts";

export interface ConductOptions {
  /** The units and tasks to execute. */
  readonly graph: Graph;
  readonly pool: WorkerPool;
  /** Units in parallel. */
  readonly maxParallel: number;
  /** Tasks that ended before; they do not run again. */
  readonly settled?: readonly SettledTask[];
  /** Cancels the run. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws OrchcError when something could not be recorded; all processes have exited then too */
export async function conductRun(
  context: RunContext,
  { graph, pool, maxParallel, settled = [], signal }: ConductOptions,
): Promise<Exclude<RunStatus, "running">> {
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});
  const dispatcher = dispatcherOf({
    context,
    pool,
    send: (event) => loop.send(event),
    fatal: failure.reject,
  });
  const loop = startLoop(graph, maxParallel, {
    record: (commands) => context.journal.carryOut(commands),
    dispatch: dispatcher.dispatch,
    stop: dispatcher.stop,
  });
  const cancel = () => void loop.send({ is: "cancel" }).catch(failure.reject);
  try {
    signal?.addEventListener("abort", cancel);
    await loop.send({ is: "begin", settled });
    if (signal?.aborted === true) cancel();
    return await Promise.race([loop.finished, failure.promise]);
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error;
    throw new OrchcError(recordedElsewhere({ run: error.run, task: error.task }));
  } finally {
    signal?.removeEventListener("abort", cancel);
    loop.close();
    await pool.close();
    await context.connections.close();
    await context.logs.close();
  }
}
