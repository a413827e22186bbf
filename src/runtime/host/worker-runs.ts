/** Runs the script of a unit in a worker process that may touch what the unit may, and nothing else. */
import { diskOverLimit } from "../../contract/diagnostics/index.ts";
import type { CoreTask, Unit } from "../../contract/manifest.ts";
import { faultPoint } from "../fault-point.ts";
import type { Begun } from "../protocol/assignment.ts";
import { assignmentOf } from "./assignment.ts";
import { watchDisk } from "./disk/watch-disk.ts";
import { effectsOf } from "./effects/unit-effects.ts";
import type { UnitGrants } from "./grants.ts";
import type { RunContext } from "./run-context.ts";
import type { ScriptOfUnit } from "./script-of-unit.ts";
import type { Session, SessionEnd } from "./script-session.ts";
import { neededOutputs, unsentTo } from "./sent-outputs.ts";
import { taskError } from "./task-error.ts";
import type { Isolation, WorkerPool } from "./worker-pool.ts";
import type { WorkerProcess } from "./worker-process.ts";
import { makeWriteTargets, removeUnwritten } from "./write-targets.ts";

interface Assigned {
  readonly script: ScriptOfUnit;
  readonly begun: Begun | undefined;
  readonly needed: Awaited<ReturnType<typeof neededOutputs>>;
}

export type Ended = SessionEnd & { readonly worker?: WorkerProcess };

export interface WorkerRuns {
  /** Waits until it is alone where the system has no room for it beside others. */
  run(unit: GrantedUnit, script: ScriptOfUnit, isolation: Isolation): Promise<Ended>;
  /** Another process for the script of a unit that runs: it does without where there is no room. */
  runBeside(unit: GrantedUnit, script: ScriptOfUnit, isolation: Isolation): Promise<Ended>;
  /** Cancels the scripts of the unit, and those of it that begin from now on. */
  stop(unit: string): void;
}

export interface GrantedUnit {
  readonly unit: Unit;
  readonly members: readonly CoreTask[];
  readonly grants: UnitGrants;
}

export function workerRuns(context: RunContext, pool: WorkerPool): WorkerRuns {
  const { oneAtATime } = context;
  const { limits } = context.workspace.config;
  const sessions = new Map<string, Set<Session>>();
  const stopped = new Set<string>();

  /** In a process of its own, since it sees the files that were there when its process started. */
  async function behindWall(
    { grants }: GrantedUnit,
    isolation: Isolation,
    run: (isolation: Isolation) => Promise<Ended>,
  ): Promise<Ended> {
    if (context.wall === undefined || grants.write.length === 0) return run(isolation);
    const made = await makeWriteTargets(grants.write);
    const { worker, ...end } = await run("fresh");
    worker?.kill();
    await worker?.exited;
    await removeUnwritten(made);
    return end;
  }

  async function runOnWorker(
    granted: GrantedUnit,
    script: ScriptOfUnit,
    isolation: Isolation,
  ): Promise<Ended> {
    const begun = oncePer(() => script.assign());
    for (let mayWait = true; ;) {
      const leave = await oneAtATime.enter("unit");
      try {
        if (oneAtATime.isOn) await pool.endIdle();
        const first = stopped.has(granted.unit.id) ? undefined : await begun();
        const needed = await neededOutputs(script.needs, context.outputs);
        // From here to the assignment nothing else happens: an idle process may be given to another unit.
        const worker = acquire(granted, isolation);
        const waits = mayWait && worker.pid === undefined && oneAtATime.isBeside("unit");
        if (!waits) return await runOn(worker, granted, { script, begun: first, needed });
        const { shortage } = await worker.exited;
        mayWait = shortage !== undefined && oneAtATime.foundNoRoom("unit", shortage);
      } finally {
        leave();
      }
    }
  }

  async function runBeside(
    granted: GrantedUnit,
    script: ScriptOfUnit,
    isolation: Isolation,
  ): Promise<Ended> {
    const needed = await neededOutputs(script.needs, context.outputs);
    if (!oneAtATime.isOn) {
      const leave = await oneAtATime.enter("unit");
      try {
        const worker = acquire(granted, isolation);
        if (worker.pid !== undefined)
          return await runOn(worker, granted, { script, begun: undefined, needed });
        const { shortage } = await worker.exited;
        if (shortage !== undefined) oneAtATime.foundNoRoom("unit", shortage);
      } finally {
        leave();
      }
    }
    await script.end();
    return { reusable: false, rerun: false };
  }

  function acquire({ unit, grants }: GrantedUnit, isolation: Isolation): WorkerProcess {
    const { env, secrets = [], addons, memoryMiB = limits.memoryMiB } = unit.permissions;
    const { diskMiB } = limits;
    return pool.acquire({ ...grants, env, secrets, addons, memoryMiB, diskMiB }, isolation);
  }

  async function runOn(
    worker: WorkerProcess,
    { unit, members, grants }: GrantedUnit,
    { script, begun, needed }: Assigned,
  ): Promise<Ended> {
    const { staging } = worker;
    const { diskMiB } = limits;
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
    void worker.send(assignmentOf(context, unit, members, { staging, begun, outputs }));
    faultPoint("worker.assigned");
    if (stopped.has(unit.id)) session.stop();
    const end = await session.ended.finally(disk.stop);
    open.delete(session);
    pool.release(worker);
    if (!end.reusable) {
      const { shortage } = await worker.exited;
      if (shortage?.what === "memory") oneAtATime.foundNoRoom("unit", shortage);
    }
    return { ...end, worker };
  }

  return {
    run: (granted, script, isolation) =>
      behindWall(granted, isolation, (how) => runOnWorker(granted, script, how)),
    runBeside: (granted, script, isolation) =>
      behindWall(granted, isolation, (how) => runBeside(granted, script, how)),
    stop: (id) => {
      stopped.add(id);
      for (const session of sessions.get(id) ?? []) session.stop();
    },
  };
}

/** What is given is called once, and gives the same from then on. */
function oncePer<Result>(call: () => Promise<Result>): () => Promise<Result> {
  let called: Promise<Result> | undefined;
  return () => (called ??= call());
}
