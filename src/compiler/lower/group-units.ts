import type { CoreTask } from "../../contract/manifest.ts";

/**
 * Groups tasks into units, one script and one child process each. A straight chain of tasks is one unit;
 * where the graph forks or joins, or a need is not on `success`, a new one begins. So only the first task
 * of a unit waits for other units, and branches keep processes of their own and run side by side.
 *
 * @param startsUnit whether a task must be first in its unit: what it may touch depends on earlier
 *   outputs, and is granted to a process before it starts.
 */
export function groupUnits(
  tasks: readonly CoreTask[],
  startsUnit: (id: string) => boolean,
): CoreTask[][] {
  const readers = new Map<string, number>();
  for (const { needs } of tasks) {
    for (const { task } of needs) readers.set(task, (readers.get(task) ?? 0) + 1);
  }
  const units: CoreTask[][] = [];
  const unitOf = new Map<string, CoreTask[]>();
  for (const task of tasks) {
    const [need] = task.needs;
    const continues =
      task.needs.length === 1 &&
      need?.when === "success" &&
      readers.get(need.task) === 1 &&
      !startsUnit(task.id);
    const unit = (continues ? unitOf.get(need.task) : undefined) ?? [];
    if (unit.length === 0) units.push(unit);
    unit.push(task);
    unitOf.set(task.id, unit);
  }
  return units;
}
