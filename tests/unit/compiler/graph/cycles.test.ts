import { describe, expect, test } from "vitest";
import { cyclesOf } from "../../../../src/compiler/graph/cycles.ts";
import { TaskGraph } from "../../../../src/compiler/graph/task-graph.ts";
import { graphFrom } from "../../../support/task-graphs.ts";

describe("cycles", () => {
  test("there are none without one", () => {
    expect(cyclesOf(graphFrom("a b c, a c"))).toEqual([]);
    expect(cyclesOf(new TaskGraph())).toEqual([]);
  });

  test("a node that leads to itself", () => {
    expect(cyclesOf(graphFrom("a a, b"))).toEqual([["a"]]);
  });

  test("each of several, each beginning with what stands first", () => {
    expect(cyclesOf(graphFrom("a b c a, x y x"))).toEqual([
      ["a", "b", "c"],
      ["x", "y"],
    ]);
  });

  test("two that share a node are both named", () => {
    expect(cyclesOf(graphFrom("a b a, b c b"))).toEqual([
      ["a", "b"],
      ["b", "c"],
    ]);
  });

  test("a detour beside a short cycle is named too", () => {
    expect(cyclesOf(graphFrom("a b a, a c d b"))).toEqual([
      ["a", "b"],
      ["a", "c", "d", "b"],
    ]);
  });

  test("what leads into a cycle, out of it, or from one to another is no part of it", () => {
    expect(cyclesOf(graphFrom("in a b a, b x y x, y out"))).toEqual([
      ["a", "b"],
      ["x", "y"],
    ]);
  });

  test("a tangle of forty tasks shows a hundred and stops", () => {
    const tangle = new TaskGraph();
    const ids = Array.from({ length: 40 }, (_, i) => `t${i}`);
    for (const from of ids) for (const to of ids) if (from !== to) tangle.addEdge(from, to);
    expect(cyclesOf(tangle)).toHaveLength(100);
  });

  test("a cycle of ten thousand is walked without recursion", () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `t${i}`);
    const [cycle] = cyclesOf(graphFrom([...ids, "t0"].join(" ")));
    expect(cycle).toEqual(ids);
  });
});
