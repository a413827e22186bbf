import { TaskGraph } from "../../src/compiler/graph/task-graph.ts";

/** `"a b c, b d"`: edges a → b, b → c and b → d. */
export function graphFrom(chains: string): TaskGraph {
  const made = new TaskGraph();
  for (const chain of chains.split(", ")) {
    const ids = chain.split(" ");
    ids.forEach((id, index) => {
      const before = ids[index - 1];
      if (before === undefined) made.addNode(id);
      else made.addEdge(before, id);
    });
  }
  return made;
}
