/**
 * An immutable priority queue: a leftist heap. Adding and taking cost O(log n) and share the rest with the
 * queue before. Source: C. A. Crane 1972; C. Okasaki, Purely Functional Data Structures, 1998, section 3.1.
 */
export type ReadyQueue = Node | undefined;

interface Node {
  readonly rank: number;
  /** Length of the path to the nearest empty place on the right. */
  readonly spine: number;
  readonly left: ReadyQueue;
  readonly right: ReadyQueue;
}

/** Adds an entry; the one with the lowest rank is taken first. Ranks are unique. */
export function add(queue: ReadyQueue, rank: number): ReadyQueue {
  return merge(queue, { rank, spine: 1, left: undefined, right: undefined });
}

export function takeFirst(queue: Node): { readonly rank: number; readonly rest: ReadyQueue } {
  return { rank: queue.rank, rest: merge(queue.left, queue.right) };
}

/** Of queues that have no entry in common. */
export function merge(a: ReadyQueue, b: ReadyQueue): ReadyQueue {
  if (a === undefined) return b;
  if (b === undefined) return a;
  const [first, second] = a.rank < b.rank ? [a, b] : [b, a];
  const merged = merge(first.right, second);
  const [left, right] =
    (first.left?.spine ?? 0) >= (merged?.spine ?? 0) ? [first.left, merged] : [merged, first.left];
  return { rank: first.rank, spine: (right?.spine ?? 0) + 1, left, right };
}
