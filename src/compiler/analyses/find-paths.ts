import type { TaskGraph } from "../graph/task-graph.ts";

/** Listing more would help nobody; there can be exponentially many. */
const MOST_PATHS = 100;

export interface Paths {
  /** All root-to-leaf paths, counted without listing them; 2^53 - 1 stands for that many or more. */
  readonly count: number;
  /** The first of them, in the plan's order, each from root to leaf. */
  readonly listed: readonly (readonly string[])[];
}

/** The dependency paths from root to leaf of an acyclic graph. */
export function findPaths(graph: TaskGraph, order: readonly string[]): Paths {
  return { count: countPaths(graph, order), listed: listPaths(graph) };
}

function countPaths(graph: TaskGraph, order: readonly string[]): number {
  const below = new Map<string, number>();
  const sum = (ids: readonly string[]): number =>
    Math.min(
      Number.MAX_SAFE_INTEGER,
      ids.reduce((total, id) => total + (below.get(id) ?? 0), 0),
    );
  for (const id of order.toReversed()) {
    const successors = graph.successors(id);
    below.set(id, successors.length === 0 ? 1 : sum(successors));
  }
  return sum(graph.sources());
}

/** Depth first. What remains to be tried at each step of the path is kept beside it: a path can be long. */
function listPaths(graph: TaskGraph): string[][] {
  const listed: string[][] = [];
  const path: string[] = [];
  const untried = [graph.sources().values()];
  while (listed.length < MOST_PATHS) {
    const { value: id } = untried.at(-1)?.next() ?? {};
    if (id === undefined) {
      if (untried.length <= 1) break;
      untried.pop();
      path.pop();
      continue;
    }
    path.push(id);
    const successors = graph.successors(id);
    if (successors.length === 0) listed.push([...path]);
    untried.push(successors.values());
  }
  return listed;
}

/**
 * Paths that together pass through every task of the order, as few as a greedy choice finds: stage 2 of
 * planning runs once for each. Every task is on at least one; each leads from a root to a leaf.
 */
export function coverWithPaths(graph: TaskGraph, order: readonly string[]): string[][] {
  const covered = new Set<string>();
  const ordered = new Set(order);
  const preferOpen = (ids: readonly string[]): string | undefined => {
    const usable = ids.filter((id) => ordered.has(id));
    return usable.find((id) => !covered.has(id)) ?? usable[0];
  };
  const paths: string[][] = [];
  for (const id of order) {
    if (covered.has(id)) continue;
    const up: string[] = [];
    for (let at = preferOpen(graph.predecessors(id)); at !== undefined;) {
      up.push(at);
      at = preferOpen(graph.predecessors(at));
    }
    const path = [...up.toReversed(), id];
    for (let at = preferOpen(graph.successors(id)); at !== undefined;) {
      path.push(at);
      at = preferOpen(graph.successors(at));
    }
    for (const step of path) covered.add(step);
    paths.push(path);
  }
  return paths;
}
