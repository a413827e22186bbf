import type { Digraph } from "../digraph.ts";

/**
 * Tasks by layer: a layer's tasks need nothing of each other, only of earlier layers, so they may run
 * side by side. The number of layers is the depth of the plan.
 */
export function groupParallel(graph: Digraph, order: readonly string[]): string[][] {
  const layerOf = new Map<string, number>();
  const layers: string[][] = [];
  for (const id of order) {
    const needs = graph.predecessors(id).map((need) => layerOf.get(need) ?? 0);
    const layer = needs.length === 0 ? 0 : Math.max(...needs) + 1;
    layerOf.set(id, layer);
    (layers[layer] ??= []).push(id);
  }
  return layers;
}
