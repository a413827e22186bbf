import * as graphlib from "@dagrejs/graphlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ancestorsOf } from "../../../../src/compiler/graph/ancestors.ts";
import { cyclesOf } from "../../../../src/compiler/graph/cycles.ts";
import { TaskGraph } from "../../../../src/compiler/graph/task-graph.ts";
import { topologicalOrder } from "../../../../src/compiler/graph/topological-order.ts";
import { graphFrom } from "../../../support/task-graphs.ts";

/** What every plain object has, `__proto__` among it. */
const inherited = Object.getOwnPropertyNames(Object.prototype);

describe("ids", () => {
  test("a graph without tasks has none that plain objects have", () => {
    const graph = new TaskGraph();
    for (const id of inherited) {
      expect(graph.hasNode(id)).toBe(false);
      expect(graph.label(id)).toBeUndefined();
      expect(graph.successors(id)).toEqual([]);
      expect(graph.predecessors(id)).toEqual([]);
      expect(graph.edgesInto(id)).toEqual([]);
    }
  });

  test("tasks called like members of every object are tasks like others", () => {
    const graph = graphFrom(inherited.join(" "));
    expect(graph.nodes()).toEqual(inherited);
    expect(graph.sources()).toEqual(inherited.slice(0, 1));
    expect(topologicalOrder(graph)).toEqual(inherited);
    inherited.forEach((id, index) => {
      expect(graph.hasNode(id)).toBe(true);
      expect(graph.predecessors(id)).toEqual(inherited.slice(Math.max(0, index - 1), index));
      expect(graph.successors(id)).toEqual(inherited.slice(index + 1, index + 2));
    });
    const before = ancestorsOf(inherited, (id) => graph.predecessors(id));
    expect(before.of("__proto__")).toEqual(inherited.slice(0, inherited.indexOf("__proto__")));
    graph.addEdge(inherited.at(-1)!, inherited[0]!);
    expect(cyclesOf(graph)).toEqual([inherited]);
  });

  test("numbers keep the order in which they were added", () => {
    expect(graphFrom("b, 2, a, 1").nodes()).toEqual(["b", "2", "a", "1"]);
  });
});

describe("edges", () => {
  test("two conditions between two tasks are two edges and one neighbour", () => {
    const graph = new TaskGraph();
    graph.addEdge("a", "b");
    graph.addEdge("a", "b", "always");
    graph.addEdge("a", "b");
    expect(graph.edgesInto("b")).toEqual([
      { from: "a", to: "b", when: "success" },
      { from: "a", to: "b", when: "always" },
    ]);
    expect(graph.successors("a")).toEqual(["b"]);
    expect(graph.predecessors("b")).toEqual(["a"]);
  });

  test("a task that is added again keeps its edges and its label", () => {
    const graph = new TaskGraph();
    graph.addNode("a", { title: "A", tools: [] });
    graph.addEdge("a", "b");
    graph.addNode("a");
    expect(graph.label("a")).toEqual({ title: "A", tools: [] });
    expect(graph.successors("a")).toEqual(["b"]);
  });
});

const ids = fc.oneof(
  fc.constantFrom(...inherited, "1", "2"),
  fc.stringMatching(/^[a-z][a-z0-9-]{0,3}$/),
);
const graphs = fc
  .record({
    nodes: fc.array(
      fc.tuple(ids, fc.option(fc.record({ title: fc.string(), tools: fc.array(fc.string()) }))),
    ),
    edges: fc.array(fc.tuple(ids, ids, fc.constantFrom("success", "failure", "always"))),
  })
  .map(({ nodes, edges }) => {
    const graph = new TaskGraph();
    for (const [id, label] of nodes) graph.addNode(id, label ?? undefined);
    for (const edge of edges) graph.addEdge(...edge);
    return graph;
  });

describe("the JSON form", () => {
  test("is what graphlib writes, with the ids of the plan", () => {
    const graph = new TaskGraph();
    graph.addNode("a", { title: "A", tools: ["data.load"] });
    graph.addEdge("a", "b", "failure");
    expect(graph.toJson()).toEqual({
      options: { directed: true, multigraph: true, compound: true },
      nodes: [{ v: "a", value: { title: "A", tools: ["data.load"] } }, { v: "b" }],
      edges: [{ v: "a", w: "b", name: "failure" }],
    });
  });

  test("another program's graphlib reads it", () => {
    const text = JSON.stringify(graphFrom("t1 t2 t3, t1 t3").toJson());
    const read = graphlib.json.read(JSON.parse(text));
    expect(graphlib.alg.topsort(read)).toEqual(["t1", "t2", "t3"]);
  });

  test("gives the same graph when it is read", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const json = graph.toJson();
        const again = TaskGraph.fromJson(JSON.parse(JSON.stringify(json)));
        expect(again.toJson()).toEqual(json);
        expect(again.nodes()).toEqual(graph.nodes());
        expect(again.sources()).toEqual(graph.sources());
        for (const id of graph.nodes()) {
          expect(again.label(id)).toEqual(graph.label(id));
          expect(again.edgesInto(id)).toEqual(graph.edgesInto(id));
          expect(again.successors(id)).toEqual(graph.successors(id));
        }
      }),
    );
  });
});
