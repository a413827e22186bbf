/** Dispatches units to worker processes. */
import {
  diskOverLimit,
  invariant,
  pathOutsideWorkspace,
} from "../../contract/diagnostics/index.ts";
import type { CoreTask, Unit } from "../../contract/manifest.ts";
import { loopsById } from "../../contract/regions/index.ts";
import { tasksByUnit } from "../../contract/regions/units.ts";
import { faultPoint } from "../fault-point.ts";
import type { Budget, Command, SchedulerEvent } from "../scheduler/index.ts";
import { assignmentOf } from "./assignment.ts";
import { watchDisk } from "./disk/watch-disk.ts";
import { grantsOf, type UnitGrants } from "./grants.ts";
import { readOutput } from "./read-output.ts";
import type { RunContext } from "./run-context.ts";
import type { Isolation, WorkerPool } from "./worker-pool.ts";
import type { WorkerProcess } from "./worker-process.ts";
import { neededOutputs, unsentTo } from "./sent-outputs.ts";
import { plainScript, scriptWithRegions, type ScriptOfUnit } from "./script-of-unit.ts";
import { makeWriteTargets, removeUnwritten } from "./write-targets.ts";
import type { Session, SessionEnd } from "./script-session.ts";
import { PathMoved } from "../sandbox/index.ts";
import { taskError, TaskProblem } from "./task-error.ts";
import { effectsOf } from "./effects/unit-effects.ts";

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
  const { limits } = workspace.config;
  const idsOf = tasksByUnit(build.manifest);
  const loops = loopsById(build.manifest.core);
  const units = new Map(build.manifest.units.map((unit) => [unit.id, unit]));
  const tasks = new Map(build.manifest.tasks.map((task) => [task.id, task]));
  const effects = new Map(build.manifest.tools.map(({ name, effect }) => [name, effect]));
  const sessions = new Map<string, Set<Session>>();
  const stopped = new Set<string>();

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
    const script = (hasRegions ? scriptWithRegions : plainScript)({ unit, members: own, found }, options);
    if (found instanceof TaskProblem) await script.end(found.error);
    else await runUnit(unit, own, found.grants, script);
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

  async function runUnit(
    unit: Unit,
    members: readonly CoreTask[],
    grants: UnitGrants,
    script: ScriptOfUnit,
  ) {
    try {
      await runConfined(unit, members, grants, script);
    } catch (error) {
      if (!(error instanceof PathMoved)) throw error;
      await script.end(taskError(pathOutsideWorkspace({ path: error.path })));
    }
  }

  async function runConfined(
    unit: Unit,
    members: readonly CoreTask[],
    grants: UnitGrants,
    script: ScriptOfUnit,
  ): Promise<void> {
    const isWalled = context.wall !== undefined && grants.write.length > 0;
    const runHere = (which: ScriptOfUnit, isolation: Isolation) =>
      isWalled ? runBehindWall(unit, grants, which) : runOnWorker(unit, grants, which, isolation);
    script.others?.runWith((other, isAgain) => runHere(other, isAgain ? "fresh" : "exclusive"));
    let isolation: Isolation = onlyReads(members, grants) ? "shared" : "exclusive";
    for (let rerun = true; rerun; isolation = "fresh") {
      ({ rerun } = await runHere(script, isolation));
      // Nothing of a script that begins again, or has ended, goes on elsewhere.
      await script.others?.ended();
    }
  }

  /** In a process of its own, since it sees the files that were there when its process started. */
  async function runBehindWall(
    unit: Unit,
    grants: UnitGrants,
    script: ScriptOfUnit,
  ): Promise<SessionEnd> {
    const made = await makeWriteTargets(grants.write);
    const { worker, ...end } = await runOnWorker(unit, grants, script, "fresh");
    worker.kill();
    await worker.exited;
    await removeUnwritten(made);
    return end;
  }

  async function runOnWorker(
    unit: Unit,
    grants: UnitGrants,
    script: ScriptOfUnit,
    isolation: Isolation,
  ): Promise<SessionEnd & { readonly worker: WorkerProcess }> {
    const { env, secrets = [], addons, memoryMiB = limits.memoryMiB } = unit.permissions;
    const { diskMiB } = limits;
    const begun = stopped.has(unit.id) ? undefined : await script.assign();
    const needed = await neededOutputs(script.needs, context.outputs);
    // From here to the assignment nothing else happens: an idle process may be given to another unit.
    const worker = pool.acquire({ ...grants, env, secrets, addons, memoryMiB, diskMiB }, isolation);
    const { staging } = worker;
    const disk = watchDisk({
      worker,
      write: grants.write,
      limitMiB: diskMiB,
      exceeded: () => session.kill(taskError(diskOverLimit({ limitMiB: diskMiB }))),
    });
    const unitEffects = effectsOf(context, unit, grants, { folder: staging, moved: disk.moved });
    const session = script.open(worker, unitEffects);
    const open = sessions.get(unit.id) ?? new Set();
    sessions.set(unit.id, open.add(session));
    const outputs = unsentTo(worker, needed);
    const members = (idsOf.get(unit.id) ?? []).flatMap((id) => tasks.get(id) ?? []);
    void worker.send(assignmentOf(context, unit, members, { staging, begun, outputs }));
    faultPoint("worker.assigned");
    if (stopped.has(unit.id)) session.stop();
    const end = await session.ended.finally(disk.stop);
    open.delete(session);
    pool.release(worker);
    if (!end.reusable) await worker.exited;
    return { ...end, worker };
  }

  /** Tasks that only read can be repeated when a shared process exits. */
  function onlyReads(members: readonly CoreTask[], grants: UnitGrants): boolean {
    return grants.write.length === 0 && members.every(({ tool }) => effects.get(tool) === "read");
  }

  return {
    dispatch: (id) => {
      const unit = units.get(id);
      invariant(unit !== undefined, `no unit ${id}`);
      serve(unit).catch(fatal);
    },
    stop: (id) => {
      stopped.add(id);
      for (const session of sessions.get(id) ?? []) session.stop();
    },
  };
}
