import { describe, expect, test } from "vitest";
import { layersOf, topologicalOrder } from "../../../../src/compiler/graph/topological-order.ts";
import { graphFrom } from "../../../support/task-graphs.ts";

describe("the topological order", () => {
  test("takes layer after layer, in each what stands first in the plan", () => {
    expect(topologicalOrder(graphFrom("d b, a c, e"))).toEqual(["d", "a", "e", "b", "c"]);
  });

  test("leaves out circles and what hangs on them", () => {
    expect(topologicalOrder(graphFrom("a b c b, c d, e"))).toEqual(["a", "e"]);
  });

  test("is the layers one after the other", () => {
    expect(layersOf(graphFrom("d b, a c, e, a b x"))).toEqual([["d", "a", "e"], ["b", "c"], ["x"]]);
  });
});
