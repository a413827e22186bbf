/**
 * The worker processes of a run. An idle one with the same grants is reused, which saves starting a process; and when
 * more units run in parallel than there are processors, units with the same grants share one. See docs/adr/0007.
 */
import { join } from "node:path";
import { moduleFolders } from "../../workspace/module-folders.ts";
import { endEarlyWorkers, takeEarlyWorker } from "../early/early-workers.ts";
import type { FirstProcesses } from "../early/record.ts";
import { rememberFirst } from "../early/remember.ts";
import { faultPoint } from "../fault-point.ts";
import { isWithin } from "../../workspace/within.ts";
import { confine, type Confinement, type Grants } from "../sandbox/index.ts";
import type { RunContext } from "./run-context.ts";
import { spawnWorker } from "./spawn-worker.ts";
import { startWorker, type WorkerProcess } from "./worker-process.ts";

/**
 * Which units a process may serve besides this one: `shared` others at the same time, `exclusive` others only before
 * and after, `fresh` none before it either.
 */
export type Isolation = "shared" | "exclusive" | "fresh";

export interface WorkerPool {
  /**
   * A worker process for a unit that may touch this, and nothing else of its own.
   *
   * @throws when the pool is closed: the run is over
   */
  acquire(grants: Grants, isolation: Isolation): WorkerProcess;
  /** A unit of it has ended. Kills it when it serves no others and takes no more. */
  release(worker: WorkerProcess): void;
  /** Kills those that serve nobody, and resolves when they have exited. */
  endIdle(): Promise<void>;
  /** Kills all worker processes, and resolves when they have exited. */
  close(): Promise<void>;
}

export interface PoolLimits {
  /** Processes at a time: at the limit, an idle one with other grants is killed to make room. */
  readonly maxProcesses: number;
  /** Processes at a time before units share one: more could not compute in parallel anyway. */
  readonly processors: number;
  /** Units that a process serves before it is replaced. */
  readonly unitsPerProcess: number;
}

export function workerPool(
  context: RunContext,
  { maxProcesses, processors, unitsPerProcess }: PoolLimits,
): WorkerPool {
  const { run, build, workspace, bus, wall, javascript } = context;
  const { modules: sources, files } = javascript;
  const packages = moduleFolders(workspace.root);
  const readable = alwaysReadable(context, packages);
  const all = new Set<WorkerProcess>();
  /** Those whose units all allow others beside them. */
  const shareable = new Set<WorkerProcess>();
  let started = 0;
  let closed = false;
  let first: (FirstProcesses & { readonly key: string }) | undefined;

  // Behind a wall, a process sees the files that were there when it started.
  if (wall !== undefined) void endEarlyWorkers();

  /** Units that each has served, or serves. */
  const served = new WeakMap<WorkerProcess, number>();
  const takesMore = (worker: WorkerProcess): boolean =>
    !worker.isClosed && (served.get(worker) ?? 0) < unitsPerProcess;

  const isIdle = ({ active }: WorkerProcess): boolean => active === 0;

  /** The least loaded of these, when another process could not compute in parallel. */
  function leastLoaded(same: readonly WorkerProcess[]): WorkerProcess | undefined {
    if (all.size < processors) return undefined;
    return same
      .filter((worker) => shareable.has(worker))
      .toSorted((a, b) => a.active - b.active)[0];
  }

  function start(confinement: Confinement): WorkerProcess {
    started += 1;
    const { key, grants } = confinement;
    const early = wall === undefined ? takeEarlyWorker(run, key) : undefined;
    if (wall === undefined) first ??= { key, grants, count: 0 };
    if (first?.key === key) {
      const count = [...all].filter((worker) => worker.key === key).length + 1;
      first = { ...first, count: Math.min(processors, Math.max(first.count, count)) };
    }
    const place = join(bus.staging(run), `s${started}`);
    const worker = startWorker(confinement, early ?? spawnWorker(confinement, place));
    void worker.send({ is: "modules", sources, files, packages });
    all.add(worker);
    faultPoint("worker.started");
    void worker.exited.then(() => all.delete(worker));
    return worker;
  }

  return {
    acquire: (grants, isolation) => {
      // When a process is killed by close(), its units may ask for another one.
      if (closed) throw new Error("the run is over: no more processes are started");
      const read = [...readable, ...grants.read];
      const confinement = confine({ ...grants, read }, process.env, wall);
      const same = [...all].filter((each) => takesMore(each) && each.key === confinement.key);
      let worker = isolation === "fresh" ? undefined : same.find(isIdle);
      if (isolation === "shared") worker ??= leastLoaded(same);
      if (worker === undefined) {
        if (all.size >= maxProcesses) {
          [...all].find((each) => !each.isClosed && isIdle(each))?.kill();
        }
        worker = start(confinement);
      }
      if (isolation === "shared") shareable.add(worker);
      else shareable.delete(worker);
      served.set(worker, (served.get(worker) ?? 0) + 1);
      return worker;
    },
    release: (worker) => {
      if (isIdle(worker) && !takesMore(worker)) worker.kill();
    },
    endIdle: async () => {
      const idle = [...all].filter(isIdle);
      for (const worker of idle) worker.kill();
      await Promise.all(idle.map(({ exited }) => exited));
    },
    close: async () => {
      closed = true;
      const workers = [...all];
      for (const worker of workers) worker.kill();
      await Promise.all(workers.map(({ exited }) => exited));
      await endEarlyWorkers();
      await bus.removeStaging(run);
      await rememberFirst(build.manifest.name, first, bus.mount(run), workspace);
    },
  };
}

/** What every script of the run may read: code, and the outputs of the run on the bus. */
function alwaysReadable(context: RunContext, packages: readonly string[]): string[] {
  const { build, workspace, bus, run } = context;
  const folders = [...packages, build.folder, workspace.paths.agents, bus.mount(run)];
  const elsewhere = [...build.files.keys()].filter(
    (file) => !folders.some((folder) => isWithin(folder, file)),
  );
  return [...folders, ...elsewhere];
}
