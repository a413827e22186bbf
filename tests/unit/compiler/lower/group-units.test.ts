import { describe, expect, test } from "vitest";
import { lower } from "../../../../src/compiler/lower/index.ts";
import { planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const tools = new Map(
  [
    toolInfo("test.echo"),
    toolInfo("test.open", { permissions: { read: [{ arg: "file" }] } }),
    toolInfo("test.ask", { permissions: { secrets: ["KEY"] } }),
    toolInfo("test.fetch", { permissions: { network: ["example.org"] } }),
  ].map((tool) => [tool.name, tool]),
);
const units = (tasks: Record<string, TaskText>) =>
  lower(planOf(tasks), tools).units.map(({ id, tasks: own }) =>
    [id, ...own.map((task) => task.id)].join(" "),
  );

describe("one unit", () => {
  test("for a task alone, and for a straight chain, however long", () => {
    expect(units({ a: {} })).toEqual(["u1 a"]);
    expect(units({ a: {}, b: { needs: ["a"] }, c: { needs: ["b"] } })).toEqual(["u1 a b c"]);
  });

  test("for a chain whose last task also reads its first", () => {
    expect(
      units({ a: {}, b: { needs: ["a"] }, c: { needs: ["a", "b"] }, d: { needs: ["c", "a"] } }),
    ).toEqual(["u1 a b c d"]);
  });

  test("for what hangs on a chain, when the chain itself has needed it before", () => {
    expect(
      units({
        root: {},
        side: { needs: ["root"] },
        a: { needs: ["root"] },
        b: { needs: ["a", "root"] },
      }),
    ).toEqual(["u1 root", "u2 side", "u3 a b"]);
  });
});

describe("a new unit begins", () => {
  test("where the graph forks, and where it joins", () => {
    expect(
      units({
        a: {},
        b: { needs: ["a"] },
        c: { needs: ["a"] },
        d: { needs: ["b", "c"] },
        e: { needs: ["d"] },
      }),
    ).toEqual(["u1 a", "u2 b", "u3 c", "u4 d e"]);
  });

  test("where only one of two tasks names a secret", () => {
    const ask = { tool: "test.ask" };
    expect(
      units({
        a: ask,
        b: { ...ask, needs: ["a"] },
        c: { needs: ["b"] },
        d: { ...ask, needs: ["c"] },
      }),
    ).toEqual(["u1 a b", "u2 c", "u3 d"]);
  });

  test("where a need is not on success", () => {
    expect(units({ a: {}, b: { needs: [{ task: "a", when: "always" }] } })).toEqual([
      "u1 a",
      "u2 b",
    ]);
    expect(
      units({ a: {}, b: { needs: ["a"] }, c: { needs: [{ task: "a", when: "failure" }] } }),
    ).toEqual(["u1 a", "u2 b", "u3 c"]);
    expect(
      units({ a: {}, b: { needs: ["a"] }, c: { needs: ["b", { task: "a", when: "always" }] } }),
    ).toEqual(["u1 a", "u2 b", "u3 c"]);
  });

  test("where what a task may touch is the output of an earlier one", () => {
    expect(units({ a: {}, b: { tool: "test.open", args: { file: { $ref: "a.text" } } } })).toEqual([
      "u1 a",
      "u2 b",
    ]);
    expect(
      units({ a: {}, b: { tool: "test.open", needs: ["a"], args: { file: { $param: "p" } } } }),
    ).toEqual(["u1 a b"]);
  });
});

test("units are counted in the order in which they can start, wherever their tasks stand in the plan", () => {
  expect(
    units({ z: { needs: ["y"] }, y: { needs: ["x"] }, w: { needs: ["x"] }, x: {}, v: {} }),
  ).toEqual(["u1 x", "u2 v", "u3 y z", "u4 w"]);
});

test("a unit may touch what any of its tasks may", () => {
  const plan = planOf({
    a: { tool: "test.open", args: { file: "a.csv" } },
    b: { tool: "test.fetch", needs: ["a"] },
    c: { tool: "test.open", needs: ["b"], args: { file: { $param: "p" } } },
  });
  expect(lower(plan, tools).units).toMatchObject([
    {
      permissions: { network: ["example.org"], read: ["a.csv"] },
      dynamic: [{ kind: "read", task: "c", arg: { $param: "p" } }],
    },
  ]);
});

test("the core has final needs: written ones and those that data implies", () => {
  const plan = planOf({ a: {}, b: {}, c: { needs: ["b"], args: { x: { $ref: "a.text" } } } });
  expect(lower(plan, tools).tasks.map(({ id, needs }) => [id, needs.map((n) => n.task)])).toEqual([
    ["a", []],
    ["b", []],
    ["c", ["b", "a"]],
  ]);
});

test("a tool that is not there has been reported by the checks: here it is our bug", () => {
  expect(() => lower(planOf({ a: { tool: "no.such" } }), tools)).toThrow(
    "orchc has a bug (tool no.such passed the checks and is not there)",
  );
});
