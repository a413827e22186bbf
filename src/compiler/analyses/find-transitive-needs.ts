import type { Graph } from "@dagrejs/graphlib";

/** For each task, everything that has to be settled before it, directly or not, in topological order. */
export function findTransitiveNeeds(
  graph: Graph,
  order: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const position = new Map(order.map((id, index) => [id, index]));
  const all = new Map<string, Set<string>>();
  for (const id of order) {
    const needs = new Set<string>();
    for (const need of graph.predecessors(id) ?? []) {
      needs.add(need);
      for (const further of all.get(need) ?? []) needs.add(further);
    }
    all.set(id, needs);
  }
  const sorted = (ids: ReadonlySet<string>): string[] =>
    [...ids].toSorted((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
  return Object.fromEntries([...all].map(([id, needs]) => [id, sorted(needs)]));
}
