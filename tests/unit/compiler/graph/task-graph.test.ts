import { describe, expect, test } from "vitest";
import { cyclesOf } from "../../../../src/compiler/graph/cycles.ts";
import { Digraph } from "../../../../src/compiler/graph/digraph.ts";
import { needsOf } from "../../../../src/compiler/graph/needs.ts";
import { graphOf } from "../../../../src/compiler/graph/plan-graph.ts";
import { topologicalOrder } from "../../../../src/compiler/graph/topological-order.ts";
import { planOf } from "../../../support/plans.ts";

/** `"a b c, b d"`: edges a → b, b → c and b → d. */
function graph(chains: string): Digraph {
  const made = new Digraph();
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

describe("the graph of a plan", () => {
  test("has an edge for each need, written or implied, once", () => {
    const plan = planOf({
      a: {},
      b: { needs: ["a", "a"], args: { x: { $ref: "a.text" }, y: [{ $ref: "a.text" }] } },
    });
    expect(graphOf(plan).successors("a")).toEqual(["b"]);
    expect(needsOf(plan.tasks[1]!)).toEqual([{ task: "a", when: "success" }]);
  });

  test("a written need is not joined by an implied one on the same task", () => {
    const plan = planOf({
      a: {},
      b: { needs: [{ task: "a", when: "always" }], args: { x: { $ref: "a.text" } } },
    });
    expect(needsOf(plan.tasks[1]!)).toEqual([{ task: "a", when: "always" }]);
  });

  test("leaves out needs on tasks that are not there", () => {
    expect(graphOf(planOf({ a: { needs: ["b"] } })).nodes()).toEqual(["a"]);
  });
});

describe("the topological order", () => {
  test("takes layer after layer, in each what stands first in the plan", () => {
    expect(topologicalOrder(graph("d b, a c, e"))).toEqual(["d", "a", "e", "b", "c"]);
  });

  test("leaves out circles and what hangs on them", () => {
    expect(topologicalOrder(graph("a b c b, c d, e"))).toEqual(["a", "e"]);
  });
});

describe("circles", () => {
  test("there are none without one", () => {
    expect(cyclesOf(graph("a b c, a c"))).toEqual([]);
    expect(cyclesOf(new Digraph())).toEqual([]);
  });

  test("a node that leads to itself", () => {
    expect(cyclesOf(graph("a a, b"))).toEqual([["a"]]);
  });

  test("each of several, each beginning with what stands first", () => {
    expect(cyclesOf(graph("a b c a, x y x"))).toEqual([
      ["a", "b", "c"],
      ["x", "y"],
    ]);
  });

  test("two that share a node are both named", () => {
    expect(cyclesOf(graph("a b a, b c b"))).toEqual([
      ["a", "b"],
      ["b", "c"],
    ]);
  });

  test("a detour beside a short circle is named too", () => {
    expect(cyclesOf(graph("a b a, a c d b"))).toEqual([
      ["a", "b"],
      ["a", "c", "d", "b"],
    ]);
  });

  test("what leads into a circle, out of it, or from one to another is no part of it", () => {
    expect(cyclesOf(graph("in a b a, b x y x, y out"))).toEqual([
      ["a", "b"],
      ["x", "y"],
    ]);
  });

  test("a knot of forty tasks shows a hundred and stops", () => {
    const knot = new Digraph();
    const ids = Array.from({ length: 40 }, (_, i) => `t${i}`);
    for (const from of ids) for (const to of ids) if (from !== to) knot.addEdge(from, to);
    expect(cyclesOf(knot)).toHaveLength(100);
  });

  test("a circle of ten thousand is walked without recursion", () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `t${i}`);
    const [circle] = cyclesOf(graph([...ids, "t0"].join(" ")));
    expect(circle).toEqual(ids);
  });
});
