import type { Graph } from "@dagrejs/graphlib";

/** Listing more would help nobody; there can be exponentially many. */
const MOST_PATHS = 100;

export interface Paths {
  /** All root-to-leaf paths, counted without listing them; exact up to 2^53. */
  readonly count: number;
  /** The first of them, in the plan's order, each from root to leaf. */
  readonly listed: readonly (readonly string[])[];
}

/** The dependency paths from root to leaf of an acyclic graph. */
export function findPaths(graph: Graph, order: readonly string[]): Paths {
  return { count: countPaths(graph, order), listed: listPaths(graph) };
}

function countPaths(graph: Graph, order: readonly string[]): number {
  const below = new Map<string, number>();
  for (const id of order.toReversed()) {
    const successors = graph.successors(id) ?? [];
    const sum = successors.reduce((total, next) => total + (below.get(next) ?? 0), 0);
    below.set(id, successors.length === 0 ? 1 : sum);
  }
  return graph.sources().reduce((total, root) => total + (below.get(root) ?? 0), 0);
}

function listPaths(graph: Graph): string[][] {
  const listed: string[][] = [];
  const extend = (path: readonly string[]): void => {
    if (listed.length === MOST_PATHS) return;
    const successors = graph.successors(path.at(-1) ?? "") ?? [];
    if (successors.length === 0) listed.push([...path]);
    for (const next of successors) extend([...path, next]);
  };
  for (const root of graph.sources()) extend([root]);
  return listed;
}

/**
 * Paths that together pass through every task, as few as a greedy choice finds: stage 2 of planning
 * runs once for each. Every task is on at least one.
 */
export function coverWithPaths(graph: Graph, order: readonly string[]): string[][] {
  const covered = new Set<string>();
  const preferOpen = (ids: readonly string[]): string | undefined =>
    ids.find((id) => !covered.has(id)) ?? ids[0];
  const paths: string[][] = [];
  for (const id of order) {
    if (covered.has(id)) continue;
    const path = [id];
    for (let up = preferOpen(graph.predecessors(id) ?? []); up !== undefined;) {
      path.unshift(up);
      up = preferOpen(graph.predecessors(up) ?? []);
    }
    for (let down = preferOpen(graph.successors(id) ?? []); down !== undefined;) {
      path.push(down);
      down = preferOpen(graph.successors(down) ?? []);
    }
    for (const step of path) covered.add(step);
    paths.push(path);
  }
  return paths;
}
