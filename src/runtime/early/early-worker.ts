/**
 * The first worker process of a run, started while the command still loads what it needs to read the build: both take
 * longer than most tasks. What it may touch is what the first process of the last run might (`record.ts`). It is asked
 * for nothing before the host has worked out the same grants by itself: with others it is killed, and what was
 * remembered decides about time only. See docs/adr/0022-the-first-process-starts-early.md.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { busIn, runFolder, stagingOf } from "../bus/folders.ts";
import { removeStaging } from "../bus/staging.ts";
import { watchdogStopped } from "../host/child-groups.ts";
import { newRunId } from "../host/run-id.ts";
import { isRunning, killWorker, spawnWorker, type SpawnedWorker } from "../host/spawn-worker.ts";
import { confine } from "../sandbox/confine.ts";
import { grantsIn, recordFile } from "./record.ts";

interface EarlyWorker {
  readonly root: string;
  readonly build: string;
  readonly run: string;
  readonly key: string;
  readonly spawned: SpawnedWorker;
}

let early: EarlyWorker | undefined;

/** Where state lies unless it is configured; elsewhere nothing is started early. */
const STATE = ".orchc";
const NAME = /^[A-Za-z0-9][\w.-]*$/;
/** With these it is another run, or another command. */
const OTHER = /^(-h|--(help|resume|run|workspace|sandbox)(=|$))/;

/** @param words of `orchc exec`, behind the command */
export function startEarlyWorker(words: readonly string[], cwd: string): void {
  const [build, ...flags] = words;
  if (build === undefined || !NAME.test(build) || flags.some((word) => OTHER.test(word))) return;
  const root = rootAbove(cwd);
  if (root === undefined) return;
  const state = join(root, STATE);
  const bus = busIn(state);
  const run = newRunId(new Date().toISOString());
  try {
    const text = readFileSync(recordFile(join(state, "cache"), build), "utf8");
    const confinement = confine(grantsIn(text, runFolder(bus, run)), process.env);
    const spawned = spawnWorker(confinement, join(stagingOf(bus, run), "early"));
    // One that could not be started, or has ended, is not taken.
    spawned.child.on("error", () => {});
    early = { root, build, run, key: confinement.key, spawned };
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

/** The id under which it was started, for a run of this build; it cannot serve another. */
export function earlyRun(root: string, build: string): string | undefined {
  return early?.root === root && early.build === build ? early.run : undefined;
}

/** The process, if it is confined exactly so; else, or for another run, it is killed. */
export function takeEarlyWorker(run: string, key: string): SpawnedWorker | undefined {
  if (early === undefined) return undefined;
  const { spawned } = early;
  if (early.run !== run || early.key !== key || !isRunning(spawned.child)) {
    killWorker(spawned.child);
    return undefined;
  }
  early = undefined;
  return spawned;
}

/** Kills it if nobody has taken it, and removes what it was given. */
export async function endEarlyWorker(): Promise<void> {
  if (early === undefined) return;
  const { root, run, spawned } = early;
  const { child, forget } = spawned;
  early = undefined;
  if (isRunning(child)) {
    const exited = new Promise((resolve) => void child.once("exit", resolve));
    killWorker(child);
    await exited;
  }
  forget();
  await watchdogStopped();
  await removeStaging(busIn(join(root, STATE)), run);
}
