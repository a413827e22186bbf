import type { TaskGraph } from "../graph/task-graph.ts";

export interface Schedule {
  /** The chain of tasks that decides how long everything takes. */
  readonly criticalPath: readonly string[];
  /** Seconds of that chain: no number of processes makes the plan faster. */
  readonly seconds: number;
  /** Seconds by which a task may be late without delaying the end; 0 on the critical path. */
  readonly slack: Readonly<Record<string, number>>;
}

/** The critical path method (Kelley and Walker 1959): earliest finish forwards, latest finish backwards. */
export function findCriticalPath(
  graph: TaskGraph,
  order: readonly string[],
  secondsOf: (id: string) => number,
): Schedule {
  const finish = new Map<string, number>();
  const decisive = new Map<string, string>();
  for (const id of order) {
    const last = latest(graph.predecessors(id), finish);
    if (last !== undefined) decisive.set(id, last);
    finish.set(id, (last === undefined ? 0 : (finish.get(last) ?? 0)) + secondsOf(id));
  }
  const end = latest(order, finish);
  const seconds = end === undefined ? 0 : (finish.get(end) ?? 0);

  const latestFinish = new Map<string, number>();
  for (const id of order.toReversed()) {
    const starts = graph
      .successors(id)
      .map((next) => (latestFinish.get(next) ?? seconds) - secondsOf(next));
    latestFinish.set(id, Math.min(seconds, ...starts));
  }
  const slackOf = (id: string): number =>
    Math.max(0, roundedSeconds((latestFinish.get(id) ?? 0) - (finish.get(id) ?? 0)));

  const backwards: string[] = [];
  for (let id = end; id !== undefined; id = decisive.get(id)) backwards.push(id);
  return {
    criticalPath: backwards.toReversed(),
    seconds: roundedSeconds(seconds),
    slack: Object.fromEntries(order.map((id) => [id, slackOf(id)])),
  };
}

/** The one that finishes last; the first of equals. */
function latest(ids: readonly string[], finish: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const id of ids) {
    if (best === undefined || (finish.get(id) ?? 0) > (finish.get(best) ?? 0)) best = id;
  }
  return best;
}

/** Sums of decimal fractions drift; estimates are no finer than a millisecond. */
export function roundedSeconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
