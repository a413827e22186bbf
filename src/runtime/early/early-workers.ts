/**
 * The first worker processes of a run, started while the command still loads what it needs to read the build: that takes
 * longer than most tasks. How many, and what they may touch, is what it was in the last run (`record.ts`). They are asked
 * for nothing before the host has worked out the same grants by itself: with others they are killed, and what was
 * remembered decides about time only. See docs/adr/0022-the-first-processes-start-early.md.
 */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { findRoot } from "../../workspace/find-root.ts";
import { busIn, runFolder, stagingOf } from "../bus/folders.ts";
import { removeStaged } from "../bus/staging.ts";
import { watchdogStopped } from "../host/child-groups.ts";
import { newRunId } from "../host/run-id.ts";
import { isRunning, killWorker, spawnWorker, type SpawnedWorker } from "../host/spawn-worker.ts";
import { confine } from "../sandbox/confine.ts";
import { firstProcessesIn, recordFile, recordIn } from "./record.ts";

interface EarlyWorkers {
  readonly root: string;
  readonly build: string;
  readonly bus: string;
  readonly run: string;
  /** Of the confinement of each. */
  readonly key: string;
  /** Those that nobody has taken. */
  readonly left: SpawnedWorker[];
  /** The folders that were made for them, also for one that could not be started. */
  readonly folders: Set<string>;
}

let early: EarlyWorkers | undefined;
let ending: Promise<void> = Promise.resolve();

/** Where state lies unless it is configured; elsewhere nothing is started early. */
const STATE = ".orchc";
const NAME = /^[A-Za-z0-9][\w.-]*$/;
/** With these it is another run, or another command. */
const OTHER = /^(-h|--(help|resume|run|workspace|sandbox)(=|$))/;

/** @param words of `orchc exec`, behind the command */
export function startEarlyWorkers(words: readonly string[], cwd: string): void {
  const [build, ...flags] = words;
  if (build === undefined || !NAME.test(build) || flags.some((word) => OTHER.test(word))) return;
  const root = findRoot(cwd);
  const state = join(root, STATE);
  const text = recordIn(recordFile(join(state, "cache"), build));
  if (text === undefined) return;
  const bus = busIn(state);
  const run = newRunId(new Date().toISOString());
  const left: SpawnedWorker[] = [];
  const folders = new Set<string>();
  try {
    const { count, grants } = firstProcessesIn(text, runFolder(bus, run));
    const confinement = confine(grants, process.env);
    early = { root, build, bus, run, key: confinement.key, left, folders };
    for (let n = 1; n <= Math.min(count, availableParallelism()); n += 1) {
      const staging = join(stagingOf(bus, run), `early${n}`);
      folders.add(staging);
      const spawned = spawnWorker(confinement, staging);
      // One that could not be started, or has ended, is not taken.
      spawned.child.on("error", () => {});
      left.push(spawned);
    }
  } catch {
    // What is remembered is no use: damaged, or of a folder that cannot be written.
  }
}

/** The id under which they were started, for a run of this build; they cannot serve another. */
export function earlyRun(root: string, build: string): string | undefined {
  return early?.root === root && early.build === build ? early.run : undefined;
}

/** One of them, if it is confined exactly so; else they are not what this run needs, and end. */
export function takeEarlyWorker(run: string, key: string): SpawnedWorker | undefined {
  if (early?.run !== run || early.key !== key) {
    void endEarlyWorkers();
    return undefined;
  }
  const { left, folders } = early;
  const at = left.findIndex(({ child }) => isRunning(child));
  const taken = at < 0 ? undefined : left.splice(at, 1)[0];
  if (taken !== undefined) folders.delete(taken.staging);
  return taken;
}

/** Kills those that nobody has taken, and removes what they were given. Never rejects. */
export function endEarlyWorkers(): Promise<void> {
  if (early !== undefined) ending = end(early);
  early = undefined;
  return ending;
}

/** Only what is theirs: the run may have other processes by then, and its folder is named after the same id. */
async function end({ bus, left, folders }: EarlyWorkers): Promise<void> {
  await Promise.all(left.map(killed));
  await watchdogStopped();
  // What cannot be removed now is a leftover, as of a run that was killed.
  for (const folder of folders) await removeStaged(bus, folder).catch(() => {});
}

async function killed({ child }: SpawnedWorker): Promise<void> {
  if (!isRunning(child)) return;
  const closed = new Promise((resolve) => void child.once("close", resolve));
  killWorker(child);
  await closed;
}
