/** Circles in a graph of tasks, found for the checks of plans and of outlines. */
import type { Digraph } from "./digraph.ts";

/** A plan that is one knot has more circles than anybody reads. */
const MOST_CIRCLES = 100;

/**
 * Circles that together pass through every edge that is on any circle. Each is a shortest one through one
 * of its edges, follows the edges, and begins with the node that stands first in the graph. Listing every
 * circle there is could take exponential time; this takes at most one search per edge of a knot.
 */
export function cyclesOf(graph: Digraph): string[][] {
  const position = new Map(graph.nodes().map((id, index) => [id, index]));
  const knots = knotsOf(graph);
  const named = new Set<string>();
  const circles: string[][] = [];
  for (const from of knots) {
    for (const to of graph.successors(from)) {
      if (!knots.has(to) || named.has(edge(from, to))) continue;
      const circle = shortestWay(graph, to, from, knots);
      if (circle === undefined) continue; // the edge leads from one knot to another
      circle.forEach((id, index) => named.add(edge(circle.at(index - 1) ?? "", id)));
      circles.push(startingFirst(circle, position));
      if (circles.length === MOST_CIRCLES) return circles;
    }
  }
  return circles;
}

/** Ids hold no spaces. */
function edge(from: string, to: string): string {
  return `${from} ${to}`;
}

/** What is left when nodes that nothing leads to, or that lead to nothing, are taken away again and again. */
function knotsOf(graph: Digraph): ReadonlySet<string> {
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

/** The shortest way along edges within some nodes (breadth first), both ends included. */
function shortestWay(
  graph: Digraph,
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
  const way: string[] = [];
  for (let id: string | undefined = to; id !== undefined; id = cameFrom.get(id)) way.unshift(id);
  return way;
}

function startingFirst(circle: readonly string[], position: ReadonlyMap<string, number>): string[] {
  const places = circle.map((id) => position.get(id) ?? 0);
  const start = places.indexOf(Math.min(...places));
  return [...circle.slice(start), ...circle.slice(0, start)];
}
