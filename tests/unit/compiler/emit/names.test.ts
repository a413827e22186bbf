import { describe, expect, test } from "vitest";
import { nameTools, nameVariables } from "../../../../src/compiler/emit/names.ts";
import { toolInfo } from "../../../support/plans.ts";

const toolNames = (names: readonly string[], variables: readonly string[] = []) =>
  [
    ...nameTools(
      names.map((name) => toolInfo(name)),
      variables,
    ),
  ].map((pair) => pair.join(" → "));

describe("tools", () => {
  test("go by their own names", () => {
    expect(toolNames(["data.query", "text.compare"])).toEqual([
      "data.query → query",
      "text.compare → compare",
    ]);
  });

  test("with one name in two agents go by both", () => {
    expect(toolNames(["a.run2", "data.history", "markets.history"])).toEqual([
      "a.run2 → run2",
      "data.history → dataHistory",
      "markets.history → marketsHistory",
    ]);
  });

  test("never take a word of JavaScript's, of the script's own, or the name of a variable", () => {
    expect(toolNames(["x.class", "x.await", "x.run", "x.unit", "x.eval", "x.t1"], ["t1"])).toEqual([
      "x.class → xClass",
      "x.await → xAwait",
      "x.run → xRun",
      "x.unit → xUnit",
      "x.eval → xEval",
      "x.t1 → xT1",
    ]);
  });

  test("never take a name that was made for another one", () => {
    expect(toolNames(["data.load", "x.dataLoad", "y.load"], ["yLoad"])).toEqual([
      "data.load → dataLoad",
      "x.dataLoad → xDataLoad",
      "y.load → yLoad2",
    ]);
  });

  test("whose agent or own name is no identifier get one", () => {
    const odd = toolInfo("my-agent.get-it", {
      module: { specifier: "orchc/agents/my-agent/get-it", export: "get-it" },
    });
    expect([...nameTools([odd], [])]).toEqual([["my-agent.get-it", "getIt"]]);
    expect([...nameTools([odd], ["getIt"])]).toEqual([["my-agent.get-it", "myAgentGetIt"]]);
  });
});

test("variables are named after tasks, each its own", () => {
  const names = ["t1", "load-file", "loadFile", "run", "await", "constructor", "undefined"];
  expect([...nameVariables(names).values()]).toEqual([
    "t1",
    "loadFile",
    "loadFile2",
    "run2",
    "await2",
    "constructor",
    "undefined2",
  ]);
});
