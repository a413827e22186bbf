import { describe, expect, test } from "vitest";
import { needsOf } from "../../../../src/compiler/graph/needs.ts";
import { graphOf } from "../../../../src/compiler/graph/plan-graph.ts";
import { planOf } from "../../../support/plans.ts";

describe("the graph of a plan", () => {
  test("has an edge for each need, written or implied, once", () => {
    const plan = planOf({
      a: {},
      b: { needs: ["a", "a"], args: { x: { $ref: "a.text" }, y: [{ $ref: "a.text" }] } },
    });
    expect(graphOf(plan).successors("a")).toEqual(["b"]);
    expect(needsOf(plan)(plan.tasks[1]!)).toEqual([{ task: "a", when: "success" }]);
  });

  test("a written need is not joined by an implied one on the same task", () => {
    const plan = planOf({
      a: {},
      b: { needs: [{ task: "a", when: "always" }], args: { x: { $ref: "a.text" } } },
    });
    expect(needsOf(plan)(plan.tasks[1]!)).toEqual([{ task: "a", when: "always" }]);
  });

  test("leaves out needs on tasks that are not there", () => {
    expect(graphOf(planOf({ a: { needs: ["b"] } })).nodes()).toEqual(["a"]);
  });

  test("says what each task is, and on what condition it waits for another", () => {
    const graph = graphOf(
      planOf({
        a: { title: "First", tool: "data.load" },
        b: { needs: [{ task: "a", when: "failure" }] },
      }),
    );
    expect(graph.label("a")).toEqual({ title: "First", tools: ["data.load"] });
    expect(graph.edgesInto("b")).toEqual([{ from: "a", to: "b", when: "failure" }]);
  });
});
