/** Executes a run that is in the store, from its first dispatch until everything is settled and nobody is left. */
import type { RunStatus } from "../../contract/events.ts";
import { startLoop } from "../scheduler/index.ts";
import { dispatcherOf } from "./dispatcher.ts";
import type { RunContext } from "./run-context.ts";

export interface ConductOptions {
  readonly maxParallel: number;
  /** Cancels the run. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws OrchcError when something could not be recorded; no process is left then either */
export async function conductRun(
  context: RunContext,
  { maxParallel, signal }: ConductOptions,
): Promise<Exclude<RunStatus, "running">> {
  const { build, records } = context;
  const broken = Promise.withResolvers<never>();
  const dispatcher = dispatcherOf({
    context,
    maxParallel,
    tell: (event) => loop.tell(event),
    fatal: broken.reject,
  });
  const loop = startLoop(build.graph, maxParallel, {
    record: (commands) => records.carryOut(commands),
    dispatch: (unit) => dispatcher.dispatch(unit),
    stop: (unit) => dispatcher.stop(unit),
  });
  const cancel = () => void loop.tell({ is: "cancel" }).catch(broken.reject);
  try {
    signal?.addEventListener("abort", cancel);
    await loop.tell({ is: "begin", done: [] });
    if (signal?.aborted === true) cancel();
    return await Promise.race([loop.finished, broken.promise]);
  } finally {
    signal?.removeEventListener("abort", cancel);
    loop.close();
    await dispatcher.close();
  }
}
