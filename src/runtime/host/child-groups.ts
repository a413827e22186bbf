/**
 * Process groups that must not outlive this process, whether it ends at a second Ctrl-C, through a bug, or because
 * somebody kills it.
 */
import { startWatchdog, type Watchdog } from "./watchdog.ts";

const kills = new Set<() => void>();
let watchdog: Watchdog | undefined;
let stopping: Promise<unknown> = Promise.resolve();

/**
 * To be called before the group can have been asked for anything.
 *
 * @param group process id of its leader; `undefined` when it could not be started
 * @param kill kills all of it
 * @returns forgets it, once its leader has exited by itself
 */
export function endWithHost(group: number | undefined, kill: () => void): () => void {
  if (kills.size === 0) process.on("exit", killGroups);
  kills.add(kill);
  // Windows has no process groups, and no shell to watch.
  if (process.platform !== "win32" && group !== undefined) {
    watchdog ??= startWatchdog();
    watchdog.guard(group);
  }
  return () => {
    kills.delete(kill);
    if (group !== undefined) watchdog?.forget(group);
    if (kills.size > 0) return;
    process.off("exit", killGroups);
    stopping = Promise.all([stopping, watchdog?.stop()]);
    watchdog = undefined;
  };
}

/**
 * Kills them at once, without a word before. What they were doing is settled as after any kill.
 *
 * @returns whether there were any
 */
export function killGroups(): boolean {
  const found = kills.size > 0;
  for (const kill of kills) kill();
  return found;
}

/** Resolves when nothing of what this module has started is left, unless there are groups to watch. */
export async function watchdogStopped(): Promise<void> {
  await stopping;
}
