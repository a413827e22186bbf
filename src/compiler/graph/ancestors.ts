const BITS = 32;

/** Everything that each node of an acyclic graph can be reached from. */
export interface Ancestors {
  readonly has: (id: string, ancestor: string) => boolean;
  /** In topological order. */
  readonly of: (id: string) => string[];
}

/**
 * Sets of ancestors are rows of bits, so that a dense plan of a thousand tasks takes milliseconds.
 *
 * @param order the nodes in topological order
 */
export function ancestorsOf(
  order: readonly string[],
  predecessorsOf: (id: string) => readonly string[],
): Ancestors {
  const position = new Map(order.map((id, index) => [id, index]));
  const rows = order.map(() => new Uint32Array(Math.ceil(order.length / BITS)));
  rows.forEach((row, index) => {
    for (const predecessor of predecessorsOf(order[index] ?? "")) {
      const at = position.get(predecessor);
      if (at === undefined) continue;
      unite(row, rows[at] ?? row);
      setBit(row, at);
    }
  });
  const rowOf = (id: string): Uint32Array | undefined => rows[position.get(id) ?? -1];
  return {
    has: (id, ancestor) => isSet(rowOf(id), position.get(ancestor) ?? -1),
    of: (id) => order.filter((_, at) => isSet(rowOf(id), at)),
  };
}

function unite(row: Uint32Array, other: Uint32Array): void {
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
