/**
 * A directed graph of tasks, by id. Nodes, and the neighbours of each, stand in the order in which they were
 * added. (Why no library: docs/adr/0005-own-digraph.md.)
 */
export class Digraph {
  readonly #successors = new Map<string, Set<string>>();
  readonly #predecessors = new Map<string, Set<string>>();

  addNode(id: string): void {
    if (this.hasNode(id)) return;
    this.#successors.set(id, new Set());
    this.#predecessors.set(id, new Set());
  }

  /** Adds what is not there yet: the edge, and each of its ends. */
  addEdge(from: string, to: string): void {
    this.addNode(from);
    this.addNode(to);
    this.#successors.get(from)?.add(to);
    this.#predecessors.get(to)?.add(from);
  }

  hasNode(id: string): boolean {
    return this.#successors.has(id);
  }

  nodes(): string[] {
    return [...this.#successors.keys()];
  }

  /** Nodes without predecessors. */
  sources(): string[] {
    return this.nodes().filter((id) => this.predecessors(id).length === 0);
  }

  successors(id: string): string[] {
    return [...(this.#successors.get(id) ?? [])];
  }

  predecessors(id: string): string[] {
    return [...(this.#predecessors.get(id) ?? [])];
  }
}
