import type { CoreTask } from "../../contract/manifest.ts";
import { ancestorsOf } from "../graph/ancestors.ts";

/**
 * Groups tasks into units, one script and one child process each. A straight chain of tasks is one unit;
 * where the graph forks or joins, or a need is not on `success`, a new one begins. So only the first task
 * of a unit waits for other units, and branches keep processes of their own and run side by side.
 *
 * A need that another one implies (t3 reads t1 and t2, and t2 reads t1) makes no fork: the chain is
 * straight in the transitive reduction of the graph (Aho, Garey and Ullman 1972).
 *
 * @param tasks in topological order
 * @param startsUnit whether a task may not follow another in its unit: what it may touch depends on earlier outputs,
 *   and is granted to a process before it starts; or only one of the two names a secret.
 */
export function groupUnits(
  tasks: readonly CoreTask[],
  startsUnit: (id: string, need: string) => boolean,
): CoreTask[][] {
  const needs = directNeeds(tasks);
  const readers = new Map<string, number>();
  for (const ids of needs.values()) {
    for (const id of ids) readers.set(id, (readers.get(id) ?? 0) + 1);
  }
  const units: CoreTask[][] = [];
  const unitOf = new Map<string, CoreTask[]>();
  for (const task of tasks) {
    const [need, ...others] = needs.get(task.id) ?? [];
    const continues =
      need !== undefined &&
      others.length === 0 &&
      readers.get(need) === 1 &&
      task.needs.every(({ when }) => when === "success") &&
      !startsUnit(task.id, need);
    const unit = (continues ? unitOf.get(need) : undefined) ?? [];
    if (unit.length === 0) units.push(unit);
    unit.push(task);
    unitOf.set(task.id, unit);
  }
  return units;
}

/** The needs of each task without those on a `success` that the success of another need implies. */
function directNeeds(tasks: readonly CoreTask[]): Map<string, string[]> {
  const successes = new Map(
    tasks.map(({ id, needs }) => [
      id,
      needs.flatMap(({ task, when }) => (when === "success" ? [task] : [])),
    ]),
  );
  const before = ancestorsOf([...successes.keys()], (id) => successes.get(id) ?? []);
  const isImplied = (need: string, others: readonly string[]): boolean =>
    others.some((other) => before.has(other, need));
  return new Map(
    tasks.map(({ id, needs }) => {
      const direct = needs.filter(
        ({ task, when }) => when !== "success" || !isImplied(task, successes.get(id) ?? []),
      );
      return [id, direct.map(({ task }) => task)];
    }),
  );
}
