import type { TaskGraph } from "../graph/task-graph.ts";

/**
 * Seconds until the last task ends with at most `limit` at a time. Whenever one can begin, the one with the longest way
 * to the end does: list scheduling by critical path (Graham 1966: at most twice as long as the best schedule).
 */
export function timeWithLimit(
  graph: TaskGraph,
  order: readonly string[],
  secondsOf: (id: string) => number,
  limit: number,
): number {
  const toEnd = new Map<string, number>();
  for (const id of order.toReversed()) {
    const after = Math.max(0, ...graph.successors(id).map((next) => toEnd.get(next) ?? 0));
    toEnd.set(id, after + secondsOf(id));
  }
  const urgency = (id: string) => toEnd.get(id) ?? 0;
  const open = new Map(order.map((id) => [id, graph.predecessors(id).length]));
  // Sorted, the most urgent last; and what runs, the one that ends first last.
  const ready: Queued[] = [];
  const running: Queued[] = [];
  for (const id of order) if (open.get(id) === 0) insert(ready, { id, rank: urgency(id) });
  let now = 0;
  while (ready.length + running.length > 0) {
    while (running.length < limit) {
      const next = ready.pop();
      if (next === undefined) break;
      insert(running, { id: next.id, rank: -(now + secondsOf(next.id)) });
    }
    const ended = running.pop();
    if (ended === undefined) break;
    now = -ended.rank;
    for (const next of graph.successors(ended.id)) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) insert(ready, { id: next, rank: urgency(next) });
    }
  }
  return now;
}

interface Queued {
  readonly id: string;
  readonly rank: number;
}

/** Before those of the same rank, so that the earlier of equals is taken first. */
function insert(queue: Queued[], one: Queued): void {
  let [from, to] = [0, queue.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((queue[middle]?.rank ?? 0) < one.rank) from = middle + 1;
    else to = middle;
  }
  queue.splice(from, 0, one);
}
