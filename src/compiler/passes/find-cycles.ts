import { alg, type Graph } from "@dagrejs/graphlib";
import { cycle } from "../../contract/diagnostics/index.ts";
import { graphOf } from "../graph.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/**
 * Every knot of tasks that wait for each other, each shown by its shortest circle.
 * Knots are the strongly connected components (Tarjan 1972), so the cost is linear in tasks and needs.
 */
export const findCycles = check("find-cycles", (plan) => {
  const graph = graphOf(plan);
  const position = new Map(plan.tasks.map(({ id }, index) => [id, index]));
  return alg.findCycles(graph).map((knot) => {
    const circle = shortestCircle(
      graph,
      knot.toSorted((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
    );
    const places = circle.flatMap((id) => {
      const task = plan.tasks[position.get(id) ?? -1];
      return task === undefined ? [] : placesOf(task, "needs");
    });
    return cycle({ tasks: circle }, ...places);
  });
});

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
