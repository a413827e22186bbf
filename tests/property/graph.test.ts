import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findCriticalPath } from "../../src/compiler/analyses/find-critical-path.ts";
import { coverWithPaths, findPaths } from "../../src/compiler/analyses/find-paths.ts";
import { findTransitiveNeeds } from "../../src/compiler/analyses/find-transitive-needs.ts";
import { groupParallel } from "../../src/compiler/analyses/group-parallel.ts";
import { cyclesOf } from "../../src/compiler/graph/cycles.ts";
import { TaskGraph } from "../../src/compiler/graph/task-graph.ts";
import { topologicalOrder } from "../../src/compiler/graph/topological-order.ts";

type Edge = readonly [from: number, to: number];

/** Any graph of up to `most` nodes; nodes are added in an order that says nothing of the edges. */
function graphs(most: number, isAllowed: (edge: Edge) => boolean = () => true) {
  return fc.integer({ min: 0, max: most }).chain((size) => {
    const nodes = Array.from({ length: size }, (_, i) => i);
    const all = nodes.flatMap((from) => nodes.map((to): Edge => [from, to])).filter(isAllowed);
    return fc
      .tuple(fc.shuffledSubarray(all), fc.shuffledSubarray(nodes, { minLength: size }))
      .map(([edges, order]) => {
        const graph = new TaskGraph();
        for (const node of order) graph.addNode(`n${node}`);
        for (const [from, to] of edges) graph.addEdge(`n${from}`, `n${to}`);
        return graph;
      });
  });
}

const acyclic = graphs(7, ([from, to]) => from < to);

function edgesOf(graph: TaskGraph): (readonly [string, string])[] {
  return graph.nodes().flatMap((from) => graph.successors(from).map((to) => [from, to] as const));
}

/** All root-to-leaf paths, by trying every way. */
function enumerate(graph: TaskGraph): string[][] {
  const from = (path: string[]): string[][] => {
    const next = graph.successors(path.at(-1)!);
    return next.length === 0 ? [path] : next.flatMap((id) => from([...path, id]));
  };
  return graph.sources().flatMap((id) => from([id]));
}

/** Whether one node can be reached from another, by trying every way. */
function reaches(graph: TaskGraph, from: string, to: string, seen = new Set<string>()): boolean {
  return graph.successors(from).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(graph, next, to, seen);
  });
}

test("the topological order has every node of an acyclic graph, once, before its successors", () => {
  fc.assert(
    fc.property(acyclic, (graph) => {
      const order = topologicalOrder(graph);
      expect(order.toSorted()).toEqual(graph.nodes().toSorted());
      for (const [from, to] of edgesOf(graph)) {
        expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
      }
    }),
  );
});

test("in any graph the order leaves out exactly what is on a cycle or behind one", () => {
  fc.assert(
    fc.property(graphs(5), (graph) => {
      const onCircle = graph.nodes().filter((id) => reaches(graph, id, id));
      const left = graph
        .nodes()
        .filter((id) => !onCircle.some((other) => other === id || reaches(graph, other, id)));
      expect(topologicalOrder(graph).toSorted()).toEqual(left.toSorted());
    }),
  );
});

test("cycles are cycles, no two the same, and pass through every edge that is on any", () => {
  fc.assert(
    fc.property(graphs(5), (graph) => {
      const cycles = cyclesOf(graph);
      const named = cycles.flatMap((cycle) =>
        cycle.map((id, index) => `${id} ${cycle[(index + 1) % cycle.length]}`),
      );
      const edges = new Set(edgesOf(graph).map((edge) => edge.join(" ")));
      for (const edge of named) expect(edges).toContain(edge);
      for (const cycle of cycles) expect(new Set(cycle).size).toBe(cycle.length);
      expect(new Set(cycles.map((cycle) => cycle.join(" "))).size).toBe(cycles.length);
      const closing = edgesOf(graph).filter(
        ([from, to]) => from === to || reaches(graph, to, from),
      );
      expect([...new Set(named)].toSorted()).toEqual(closing.map((e) => e.join(" ")).toSorted());
    }),
  );
});

test("paths are counted as enumerating them counts, and the first hundred are they", () => {
  fc.assert(
    fc.property(acyclic, (graph) => {
      const all = enumerate(graph);
      const { count, listed } = findPaths(graph, topologicalOrder(graph));
      expect(count).toBe(all.length);
      expect(listed).toEqual(all.slice(0, 100));
    }),
  );
});

test("covering paths lead from a root to a leaf and pass through every task", () => {
  fc.assert(
    fc.property(acyclic, (graph) => {
      const all = new Set(enumerate(graph).map((path) => path.join(" ")));
      const cover = coverWithPaths(graph, topologicalOrder(graph));
      for (const path of cover) expect(all).toContain(path.join(" "));
      expect([...new Set(cover.flat())].toSorted()).toEqual(graph.nodes().toSorted());
      expect(cover.length).toBeLessThanOrEqual(graph.nodes().length);
    }),
  );
});

test("the critical path is as long as the longest path, and has no slack; nothing has less than none", () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(acyclic, seconds, (graph, times) => {
      const secondsOf = (id: string): number => times[Number(id.slice(1))] ?? 0;
      const lengthOf = (path: readonly string[]): number =>
        path.reduce((sum, id) => sum + secondsOf(id), 0);
      const found = findCriticalPath(graph, topologicalOrder(graph), secondsOf);
      expect(found.seconds).toBe(Math.max(0, ...enumerate(graph).map(lengthOf)));
      expect(lengthOf(found.criticalPath)).toBe(found.seconds);
      for (const id of found.criticalPath) expect(found.slack[id]).toBe(0);
      for (const slack of Object.values(found.slack)) expect(slack).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("the slack of a task is exactly how much longer it may take before the end is later", () => {
  const seconds = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(acyclic, seconds, (graph, times) => {
      const end = (late: string, by: number): number =>
        findCriticalPath(
          graph,
          topologicalOrder(graph),
          (id) => (times[Number(id.slice(1))] ?? 0) + (id === late ? by : 0),
        ).seconds;
      const { seconds: planned, slack } = findCriticalPath(
        graph,
        topologicalOrder(graph),
        (id) => times[Number(id.slice(1))] ?? 0,
      );
      for (const id of graph.nodes()) {
        expect(end(id, slack[id] ?? 0)).toBe(planned);
        expect(end(id, (slack[id] ?? 0) + 1)).toBe(planned + 1);
      }
    }),
  );
});

test("a layer's tasks need nothing of each other; there are as many layers as the longest path has tasks", () => {
  fc.assert(
    fc.property(acyclic, (graph) => {
      const layers = groupParallel(graph);
      expect(layers.flat().toSorted()).toEqual(graph.nodes().toSorted());
      for (const layer of layers) {
        for (const id of layer) expect(layer.some((o) => reaches(graph, id, o))).toBe(false);
      }
      expect(layers).toHaveLength(Math.max(0, ...enumerate(graph).map((path) => path.length)));
    }),
  );
});

test("transitive needs are what a task can be reached from, in topological order", () => {
  fc.assert(
    fc.property(
      graphs(40, ([from, to]) => from < to && (from * 7 + to) % 5 === 0),
      (graph) => {
        const order = topologicalOrder(graph);
        const needs = findTransitiveNeeds(graph, order);
        for (const id of graph.nodes()) {
          expect(needs[id]).toEqual(order.filter((other) => reaches(graph, other, id)));
        }
      },
    ),
    { numRuns: 30 },
  );
});
