/** Circles in a graph of tasks, found for the checks of plans and of outlines. */
import { alg, type Graph } from "@dagrejs/graphlib";

/**
 * One circle for each knot of nodes that wait for each other: the shortest through the knot's first node,
 * in the graph's own order, beginning with that node. Knots are the strongly connected components
 * (Tarjan 1972), so the cost is linear in nodes and edges.
 */
export function circlesOf(graph: Graph): string[][] {
  const position = new Map(graph.nodes().map((id, index) => [id, index]));
  return alg.findCycles(graph).map((knot) =>
    shortestCircle(
      graph,
      knot.toSorted((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
    ),
  );
}

/** The shortest way from the knot's first task back to itself (breadth first). */
function shortestCircle(graph: Graph, knot: readonly string[]): string[] {
  const [start = ""] = knot;
  const inKnot = new Set(knot);
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const next of graph.successors(id) ?? []) {
      if (next === start) return walkBack(cameFrom, start, id);
      if (!inKnot.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  return [...knot];
}

function walkBack(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const circle = [end];
  for (let id = end; id !== start;) {
    id = cameFrom.get(id) ?? start;
    circle.unshift(id);
  }
  return circle;
}
