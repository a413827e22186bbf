import { describe, expect, test } from "vitest";
import {
  layersOf,
  orderAsWritten,
  topologicalOrder,
} from "../../../../src/compiler/graph/topological-order.ts";
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

describe("the order as it is written", () => {
  test("is that of the plan where it can be", () => {
    expect(orderAsWritten(graphFrom("a, a b, c"))).toEqual(["a", "b", "c"]);
  });

  test("has what needs a later one right behind it, and the last one last", () => {
    const graph = graphFrom("b, x, a b, y");
    expect(graph.nodes()).toEqual(["b", "x", "a", "y"]);
    expect(orderAsWritten(graph)).toEqual(["a", "b", "x", "y"]);
  });

  test("leaves out circles and what hangs on them", () => {
    expect(orderAsWritten(graphFrom("a b c b, c d, e"))).toEqual(["a", "e"]);
  });

  test("goes through a long chain that is written backwards", () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => `n${at}`);
    expect(orderAsWritten(graphFrom(`${ids.toReversed().join(", ")}, ${ids.join(" ")}`))).toEqual(
      ids,
    );
  });
});
