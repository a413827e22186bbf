/** Kills worker processes from outside, as the system does when it is out of memory. */
import { childProcesses } from "../leftovers.ts";

/** All of a host; gives how many there were. */
export function killWorkers(host: number): number {
  const workers = childProcesses(host).filter(({ command }) => command.includes("/worker/main."));
  for (const { pid } of workers) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
  return workers.length;
}
