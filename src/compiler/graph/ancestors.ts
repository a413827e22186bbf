const BITS = 32;

/** Everything that each node of an acyclic graph can be reached from. */
export interface Ancestors {
  readonly has: (id: string, ancestor: string) => boolean;
  /** In topological order. */
  readonly of: (id: string) => string[];
}

/**
 * A node with one predecessor is its child in a tree, and has the ancestors that it has there and those of the tree's
 * root: numbers of a walk through the tree tell them. Only a root with several predecessors keeps a row of bits of its
 * own. So a chain of 20,000 tasks takes no rows at all, and a dense plan of a thousand takes milliseconds.
 *
 * @param order the nodes in topological order
 */
export function ancestorsOf(
  order: readonly string[],
  predecessorsOf: (id: string) => readonly string[],
): Ancestors {
  const position = new Map(order.map((id, index) => [id, index]));
  const before = order.map((id) => [
    ...new Set(predecessorsOf(id).flatMap((other) => position.get(other) ?? [])),
  ]);
  const trees = treesOf(before);
  const rows = new Map<number, Uint32Array>();
  const has = (at: number, ancestor: number): boolean =>
    trees.isAbove(ancestor, at) || isSet(rows.get(trees.rootOf(at)), ancestor);
  before.forEach((predecessors, at) => {
    if (predecessors.length < 2) return;
    const row = new Uint32Array(Math.ceil(order.length / BITS));
    rows.set(at, row);
    for (const predecessor of predecessors) {
      unite(row, rows.get(trees.rootOf(predecessor)));
      // What is set has been walked: two that share a part of their trees walk it once.
      for (let up = predecessor; up !== -1 && !isSet(row, up); up = trees.parentOf(up)) {
        setBit(row, up);
      }
    }
  });
  const at = (id: string): number => position.get(id) ?? -1;
  return {
    has: (id, ancestor) => has(at(id), at(ancestor)),
    of: (id) => order.filter((_, ancestor) => has(at(id), ancestor)),
  };
}

interface Trees {
  /** -1 of a root. */
  readonly parentOf: (at: number) => number;
  readonly rootOf: (at: number) => number;
  readonly isAbove: (ancestor: number, at: number) => boolean;
}

/** @param before the predecessors of each node, which all stand before it */
function treesOf(before: readonly (readonly number[])[]): Trees {
  const parents = before.map(([only = -1, ...others]) => (others.length === 0 ? only : -1));
  const roots: number[] = [];
  const sizes = parents.map(() => 1);
  parents.forEach((parent, at) => roots.push(parent === -1 ? at : (roots[parent] ?? at)));
  for (let at = parents.length - 1; at >= 0; at -= 1) {
    const parent = parents[at] ?? -1;
    if (parent !== -1) sizes[parent] = (sizes[parent] ?? 0) + (sizes[at] ?? 0);
  }
  // Numbers of a walk that goes to each node before its children: a subtree has those that follow its root's.
  const numbers: number[] = [];
  const free: number[] = [];
  let next = 0;
  parents.forEach((parent, at) => {
    const number = parent === -1 ? next : (free[parent] ?? 0);
    if (parent === -1) next += sizes[at] ?? 0;
    else free[parent] = number + (sizes[at] ?? 0);
    numbers.push(number);
    free.push(number + 1);
  });
  const numberOf = (at: number): number => numbers[at] ?? -1;
  return {
    parentOf: (at) => parents[at] ?? -1,
    rootOf: (at) => roots[at] ?? -1,
    isAbove: (ancestor, at) =>
      numberOf(ancestor) < numberOf(at) &&
      numberOf(at) < numberOf(ancestor) + (sizes[ancestor] ?? 0),
  };
}

function unite(row: Uint32Array, other: Uint32Array | undefined): void {
  if (other === undefined) return;
  // By position: an iterator takes several times as long, and rows of a long plan are long.
  for (let word = 0; word < row.length; word += 1)
    row[word] = (row[word] ?? 0) | (other[word] ?? 0);
}

function setBit(row: Uint32Array, at: number): void {
  const word = Math.floor(at / BITS);
  row[word] = (row[word] ?? 0) | (1 << (at % BITS));
}

function isSet(row: Uint32Array | undefined, at: number): boolean {
  return ((row?.[Math.floor(at / BITS)] ?? 0) & (1 << (at % BITS))) !== 0;
}
