/** The most memory that a process and each of its descendants had (Linux). */
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** MiB by process, the first one being the root; descendants in the order in which they were seen. */
export interface Peaks {
  readonly root: number;
  readonly descendants: readonly number[];
}

/** Milliseconds between two looks: what a process takes in its last ones before it ends is not seen. */
const LOOK_MS = 20;

/** Watches until `ended` is settled. */
export async function peakMemory(pid: number, ended: Promise<unknown>): Promise<Peaks> {
  const peaks = new Map<number, number>();
  const over = ended.then(() => true);
  // Whichever is settled first.
  while (!(await Promise.race([over, sleep(LOOK_MS, false)]))) {
    for (const each of [pid, ...(await descendantsOf(pid))]) {
      const peak = await highWater(each);
      if (peak !== undefined) peaks.set(each, Math.max(peak, peaks.get(each) ?? 0));
    }
  }
  const root = peaks.get(pid) ?? 0;
  peaks.delete(pid);
  return { root, descendants: [...peaks.values()] };
}

/** The kernel keeps the most that was resident. */
async function highWater(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return kib === undefined ? undefined : Number(kib) / 1024;
}

async function descendantsOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, "utf8").catch(() => "")),
  );
  const children = lists.join(" ").split(/\s+/).filter(Boolean).map(Number);
  const further = await Promise.all(children.map(descendantsOf));
  return [...children, ...further.flat()];
}
