/** Dispatches units to worker processes. */
import { invariant, pathOutsideWorkspace } from "../../contract/diagnostics/index.ts";
import type { CoreTask, Unit } from "../../contract/manifest.ts";
import { loopsById } from "../../contract/regions/index.ts";
import { tasksByUnit } from "../../contract/regions/units.ts";
import { PathMoved } from "../sandbox/index.ts";
import type { Budget, Command, SchedulerEvent } from "../scheduler/index.ts";
import { grantsOf } from "./grants.ts";
import { readOutput } from "./read-output.ts";
import type { RunContext } from "./run-context.ts";
import { plainScript, scriptWithRegions, type ScriptOfUnit } from "./script-of-unit.ts";
import { taskError, TaskProblem } from "./task-error.ts";
import type { Isolation, WorkerPool } from "./worker-pool.ts";
import { workerRuns, type GrantedUnit } from "./worker-runs.ts";

export interface Dispatcher {
  dispatch(unit: string): void;
  /** Cancels the script of the unit. */
  stop(unit: string): void;
}

export interface DispatcherOptions {
  readonly context: RunContext;
  readonly pool: WorkerPool;
  /** Sends an event to the scheduler. */
  readonly send: (event: SchedulerEvent) => Promise<readonly Command[]>;
  /** Default: none. */
  readonly budget: Budget | undefined;
  /** Units side by side, and processes that run items of one loop. */
  readonly maxParallel: number;
  /** The run cannot continue: something could not be recorded, or this is a bug. */
  readonly fatal: (error: unknown) => void;
}

export function dispatcherOf(options: DispatcherOptions): Dispatcher {
  const { context, pool, send, fatal } = options;
  const { build, workspace, params, identities, reuse, journal } = context;
  const idsOf = tasksByUnit(build.manifest);
  const loops = loopsById(build.manifest.core);
  const units = new Map(build.manifest.units.map((unit) => [unit.id, unit]));
  const tasks = new Map(build.manifest.tasks.map((task) => [task.id, task]));
  const effects = new Map(build.manifest.tools.map(({ name, effect }) => [name, effect]));
  const runs = workerRuns(context, pool);

  async function serve(unit: Unit): Promise<void> {
    const own = (idsOf.get(unit.id) ?? []).flatMap((id) => tasks.get(id) ?? []);
    const hasRegions = context.places.has(unit.id);
    if (!hasRegions && (await takeEarlier(own))) {
      await send({ is: "unit.ended", unit: unit.id });
      return;
    }
    const found = await grantsOf(unit, {
      workspace,
      params,
      output: (task) => readOutput(context, task),
      loops,
    }).catch((error: unknown) => {
      if (error instanceof TaskProblem) return error;
      throw error;
    });
    const script = (hasRegions ? scriptWithRegions : plainScript)(
      { unit, members: own, found },
      options,
    );
    if (found instanceof TaskProblem) await script.end(found.error);
    else await runUnit({ unit, members: own, grants: found.grants }, script);
    await send({ is: script.isParked() ? "unit.parked" : "unit.ended", unit: unit.id });
  }

  /** Takes outputs of earlier runs for the first tasks of a unit; whether that is all of them, and no script is needed. */
  async function takeEarlier(members: readonly CoreTask[]): Promise<boolean> {
    if (!reuse.isUsed) return false;
    for (const task of members) {
      if (journal.isDone(task.id)) continue;
      const identity = await identities.of(task).catch((error: unknown) => {
        if (error instanceof TaskProblem) return undefined;
        throw error;
      });
      if (identity === undefined || !(await reuse.take(task, identity))) return false;
      await send({ is: "task.succeeded", task: task.id });
    }
    return true;
  }

  async function runUnit(granted: GrantedUnit, script: ScriptOfUnit): Promise<void> {
    try {
      await runConfined(granted, script);
    } catch (error) {
      if (!(error instanceof PathMoved)) throw error;
      await script.end(taskError(pathOutsideWorkspace({ path: error.path })));
    }
  }

  async function runConfined(granted: GrantedUnit, script: ScriptOfUnit): Promise<void> {
    script.others?.runWith((other, isAgain) =>
      runs.runBeside(granted, other, isAgain ? "fresh" : "exclusive"),
    );
    let isolation: Isolation = onlyReads(granted) ? "shared" : "exclusive";
    for (let rerun = true; rerun; isolation = "fresh") {
      ({ rerun } = await runs.run(granted, script, isolation));
      // Nothing of a script that begins again, or has ended, goes on elsewhere.
      await script.others?.ended();
    }
  }

  /** Tasks that only read can be repeated when a shared process exits. */
  function onlyReads({ members, grants }: GrantedUnit): boolean {
    return grants.write.length === 0 && members.every(({ tool }) => effects.get(tool) === "read");
  }

  return {
    dispatch: (id) => {
      const unit = units.get(id);
      invariant(unit !== undefined, `no unit ${id}`);
      serve(unit).catch(fatal);
    },
    stop: runs.stop,
  };
}
