/**
 * The first worker processes of a run, started while the command still loads what it needs to read the build: that takes
 * longer than most tasks. How many, and what they may touch, is what it was in the last run (`record.ts`). They are asked
 * for nothing before the host has worked out the same grants by itself: with others they are killed, and what was
 * remembered decides about time only. See docs/adr/0022-the-first-processes-start-early.md.
 */
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { busIn, runFolder, stagingOf } from "../bus/folders.ts";
import { removeStaging } from "../bus/staging.ts";
import { watchdogStopped } from "../host/child-groups.ts";
import { newRunId } from "../host/run-id.ts";
import { isRunning, killWorker, spawnWorker, type SpawnedWorker } from "../host/spawn-worker.ts";
import { confine } from "../sandbox/confine.ts";
import { firstProcessesIn, recordFile } from "./record.ts";

interface EarlyWorkers {
  readonly root: string;
  readonly build: string;
  readonly run: string;
  /** Of the confinement of each. */
  readonly key: string;
  /** Those that nobody has taken. */
  readonly left: SpawnedWorker[];
  /** Whether a run has one, whose folders are its own matter. */
  isTaken: boolean;
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
  const root = rootAbove(cwd);
  if (root === undefined) return;
  const state = join(root, STATE);
  const bus = busIn(state);
  const run = newRunId(new Date().toISOString());
  const left: SpawnedWorker[] = [];
  try {
    const text = readFileSync(recordFile(join(state, "cache"), build), "utf8");
    const { count, grants } = firstProcessesIn(text, runFolder(bus, run));
    const confinement = confine(grants, process.env);
    early = { root, build, run, key: confinement.key, left, isTaken: false };
    for (let n = 1; n <= Math.min(count, availableParallelism()); n += 1) {
      const spawned = spawnWorker(confinement, join(stagingOf(bus, run), `early${n}`));
      // One that could not be started, or has ended, is not taken.
      spawned.child.on("error", () => {});
      left.push(spawned);
    }
  } catch {
    // Nothing is remembered, or nothing that helps.
  }
}

function rootAbove(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, STATE))) return folder;
    if (folder === dirname(folder)) return undefined;
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
  early.isTaken = true;
  const at = early.left.findIndex(({ child }) => isRunning(child));
  return at < 0 ? undefined : early.left.splice(at, 1)[0];
}

/** Kills those that nobody has taken, and removes what they were given. */
export function endEarlyWorkers(): Promise<void> {
  if (early !== undefined) ending = end(early);
  early = undefined;
  return ending;
}

async function end({ root, run, left, isTaken }: EarlyWorkers): Promise<void> {
  for (const { child, forget } of left) {
    if (isRunning(child)) {
      const exited = new Promise((resolve) => void child.once("exit", resolve));
      killWorker(child);
      await exited;
    }
    forget();
  }
  if (isTaken) return;
  await watchdogStopped();
  await removeStaging(busIn(join(root, STATE)), run);
}
