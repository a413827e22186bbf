import type { Digraph } from "../digraph.ts";

const BITS = 32;

/**
 * For each task, everything that has to be settled before it, directly or not, in topological order.
 * Sets of predecessors are rows of bits, so that a dense plan of a thousand tasks takes milliseconds.
 */
export function findTransitiveNeeds(
  graph: Digraph,
  order: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const position = new Map(order.map((id, index) => [id, index]));
  const rows = order.map(() => new Uint32Array(Math.ceil(order.length / BITS)));
  rows.forEach((row, index) => {
    for (const need of graph.predecessors(order[index] ?? "")) {
      const at = position.get(need) ?? 0;
      rows[at]?.forEach((bits, word) => (row[word] = (row[word] ?? 0) | bits));
      const word = Math.floor(at / BITS);
      row[word] = (row[word] ?? 0) | (1 << (at % BITS));
    }
  });
  const isIn = (row: Uint32Array, at: number): boolean =>
    ((row[Math.floor(at / BITS)] ?? 0) & (1 << (at % BITS))) !== 0;
  return Object.fromEntries(
    rows.map((row, index) => [order[index], order.filter((_, at) => at < index && isIn(row, at))]),
  );
}
