/** Executes a run that is in the store, from its first dispatch until everything is settled and nobody is left. */
import { OrchcError, recordedElsewhere } from "../../contract/diagnostics/index.ts";
import type { RunStatus } from "../../contract/events.ts";
import { startLoop, type Graph, type SettledTask } from "../scheduler/index.ts";
import { RecordConflict } from "../store/index.ts";
import { dispatcherOf } from "./dispatcher.ts";
import type { RunContext } from "./run-context.ts";
import type { Seats } from "./seats.ts";

export interface ConductOptions {
  /** What is to be executed. */
  readonly graph: Graph;
  readonly seats: Seats;
  /** Units side by side. */
  readonly maxParallel: number;
  /** Tasks that ended before; they do not run again. */
  readonly settled?: readonly SettledTask[];
  /** Cancels the run. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws OrchcError when something could not be recorded; no process is left then either */
export async function conductRun(
  context: RunContext,
  { graph, seats, maxParallel, settled = [], signal }: ConductOptions,
): Promise<Exclude<RunStatus, "running">> {
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  const dispatcher = dispatcherOf({
    context,
    seats,
    tell: (event) => loop.tell(event),
    fatal: broken.reject,
  });
  const loop = startLoop(graph, maxParallel, {
    record: (commands) => context.records.carryOut(commands),
    dispatch: dispatcher.dispatch,
    stop: dispatcher.stop,
  });
  const cancel = () => void loop.tell({ is: "cancel" }).catch(broken.reject);
  try {
    signal?.addEventListener("abort", cancel);
    await loop.tell({ is: "begin", settled });
    if (signal?.aborted === true) cancel();
    return await Promise.race([loop.finished, broken.promise]);
  } catch (error) {
    if (!(error instanceof RecordConflict)) throw error;
    throw new OrchcError(recordedElsewhere({ run: error.run, task: error.task }));
  } finally {
    signal?.removeEventListener("abort", cancel);
    loop.close();
    await seats.close();
  }
}
