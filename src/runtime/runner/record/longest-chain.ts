interface Node {
  readonly id: string;
  readonly needs: readonly { readonly task: string }[];
}

/** The tasks in topological order (Kahn 1962); ties are in the order of the plan. */
export function sortByNeeds<T extends Node>(tasks: readonly T[]): T[] {
  const waiting = new Map(
    tasks.map(({ id, needs }) => [id, new Set(needs.map(({ task }) => task))]),
  );
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const dependents = new Map<string, string[]>();
  for (const { id, needs } of tasks) {
    for (const { task } of needs) dependents.set(task, [...(dependents.get(task) ?? []), id]);
  }
  // Grows while it is walked.
  const ready = tasks.filter(({ needs }) => needs.length === 0);
  for (const { id } of ready) {
    for (const dependent of dependents.get(id) ?? []) {
      const needs = waiting.get(dependent);
      if (needs?.delete(id) !== true || needs.size > 0) continue;
      const task = byId.get(dependent);
      if (task !== undefined) ready.push(task);
    }
  }
  return ready;
}

/** When each task ends, in the unit of `durations`, if all start as soon as their needs have ended. */
export function earliestEnds(
  tasks: readonly Node[],
  durations: Readonly<Record<string, number>>,
): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { id, needs } of sortByNeeds(tasks)) {
    const start = Math.max(0, ...needs.map(({ task }) => ends.get(task) ?? 0));
    ends.set(id, start + (durations[id] ?? 0));
  }
  return ends;
}

/**
 * The chain of needs whose durations add up to the most (the critical path method), in milliseconds.
 * Tasks without a duration did not run, and are left out.
 */
export function longestChain(
  tasks: readonly Node[],
  durations: Readonly<Record<string, number>>,
): { readonly tasks: readonly string[]; readonly ms: number } {
  const ends = earliestEnds(tasks, durations);
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const latest = (ids: Iterable<string>): string | undefined =>
    [...ids].reduce<string | undefined>(
      (best, id) => ((ends.get(id) ?? 0) > (ends.get(best ?? "") ?? 0) ? id : best),
      undefined,
    );
  const chain: string[] = [];
  let next = latest(byId.keys());
  const ms = ends.get(next ?? "") ?? 0;
  while (next !== undefined) {
    if (durations[next] !== undefined) chain.unshift(next);
    next = latest(byId.get(next)?.needs.map(({ task }) => task) ?? []);
  }
  return { tasks: chain, ms };
}
