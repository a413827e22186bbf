/** Cycles in a graph of tasks, found for the checks of plans and of outlines, without recursion. */
import type { TaskGraph } from "./task-graph.ts";

/** A plan in which everything needs everything has more cycles than anybody reads. */
const MOST_CYCLES = 100;

/**
 * Cycles that together pass through every edge that is on any cycle. Each is a shortest one through one
 * of its edges, follows the edges, and begins with the node that stands first in the graph. Listing every
 * cycle there is could take exponential time; this takes at most one search per edge that may be on one.
 */
export function cyclesOf(graph: TaskGraph): string[][] {
  const position = new Map(graph.nodes().map((id, index) => [id, index]));
  const cyclic = cyclicPartOf(graph);
  const named = new Set<string>();
  const cycles: string[][] = [];
  for (const from of cyclic) {
    for (const to of graph.successors(from)) {
      if (!cyclic.has(to) || named.has(edge(from, to))) continue;
      const cycle = shortestPath(graph, to, from, cyclic);
      if (cycle === undefined) continue; // the edge leads from one cycle to another
      cycle.forEach((id, index) => named.add(edge(cycle.at(index - 1) ?? "", id)));
      cycles.push(startingFirst(cycle, position));
      if (cycles.length === MOST_CYCLES) return cycles;
    }
  }
  return cycles;
}

/** Ids hold no spaces. */
function edge(from: string, to: string): string {
  return `${from} ${to}`;
}

/** What is left when nodes that nothing leads to, or that lead to nothing, are taken away again and again. */
function cyclicPartOf(graph: TaskGraph): ReadonlySet<string> {
  const left = new Set(graph.nodes());
  const strip = (
    before: (id: string) => readonly string[],
    after: (id: string) => readonly string[],
  ): void => {
    const open = new Map([...left].map((id) => [id, before(id).filter((n) => left.has(n)).length]));
    const free = [...left].filter((id) => open.get(id) === 0);
    for (const id of free) {
      left.delete(id);
      for (const next of after(id)) {
        const count = (open.get(next) ?? 0) - 1;
        open.set(next, count);
        if (count === 0) free.push(next);
      }
    }
  };
  const into = (id: string): readonly string[] => graph.predecessors(id);
  const outOf = (id: string): readonly string[] => graph.successors(id);
  strip(into, outOf);
  strip(outOf, into);
  return left;
}

/** The shortest path along edges within some nodes (breadth first), both ends included. */
function shortestPath(
  graph: TaskGraph,
  from: string,
  to: string,
  within: ReadonlySet<string>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const id of queue) {
    if (id === to) break;
    for (const next of graph.successors(id)) {
      if (!within.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  if (!cameFrom.has(to)) return undefined;
  const backwards: string[] = [];
  for (let id: string | undefined = to; id !== undefined; id = cameFrom.get(id)) backwards.push(id);
  return backwards.toReversed();
}

function startingFirst(cycle: readonly string[], position: ReadonlyMap<string, number>): string[] {
  const positions = cycle.map((id) => position.get(id) ?? 0);
  const start = positions.indexOf(positions.reduce((a, b) => Math.min(a, b), Infinity));
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}
