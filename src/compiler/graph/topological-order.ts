import type { TaskGraph } from "./task-graph.ts";

/**
 * A topological order that is the same for the same graph: layer after layer, and in each the node that
 * stands first in the graph comes first. Nodes on a cycle, and those behind one, are left out.
 */
export function topologicalOrder(graph: TaskGraph): string[] {
  return layersOf(graph).flat();
}

/**
 * Nodes by layer (Kahn 1962): the first has those without predecessors, each later one those whose last
 * predecessor stands in the layer before. In a layer they stand as they do in the graph.
 */
export function layersOf(graph: TaskGraph): string[][] {
  const nodes = graph.nodes();
  const position = new Map(nodes.map((id, index) => [id, index]));
  const waiting = new Map(nodes.map((id) => [id, graph.predecessors(id).length]));
  const layers: string[][] = [];
  let layer = nodes.filter((id) => waiting.get(id) === 0);
  while (layer.length > 0) {
    layers.push(layer);
    const next: string[] = [];
    for (const id of layer) {
      for (const successor of graph.successors(id)) {
        const left = (waiting.get(successor) ?? 0) - 1;
        waiting.set(successor, left);
        if (left === 0) next.push(successor);
      }
    }
    layer = next.toSorted((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
  }
  return layers;
}

/**
 * The nodes in a topological order that departs from the order of the graph only where it has to: a node that stands
 * before one that it needs comes right behind it. Nodes on a cycle, and those behind one, are left out. No recursion:
 * chains may be long.
 */
export function orderAsWritten(graph: TaskGraph): string[] {
  const sound = new Set(topologicalOrder(graph));
  const ordered = new Set<string>();
  for (const first of graph.nodes().filter((id) => sound.has(id))) {
    const open = [first];
    for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
      const missing = graph.predecessors(id).filter((other) => !ordered.has(other));
      if (missing.length > 0 && !ordered.has(id)) {
        open.push(...missing.toReversed());
      } else {
        ordered.add(id);
        open.pop();
      }
    }
  }
  return [...ordered];
}
