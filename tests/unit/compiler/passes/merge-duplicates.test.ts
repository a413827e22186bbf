import { describe, expect, test } from "vitest";
import { mergeDuplicates } from "../../../../src/compiler/passes/merge-duplicates.ts";
import { passContext, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const context = passContext([
  toolInfo("data.load"),
  toolInfo("text.compare"),
  toolInfo("web.fetch", { cacheable: false, permissions: { network: ["example.org"] } }),
  toolInfo("report.save", { cacheable: false, effect: "write" }),
]);
const load = { tool: "data.load", args: { file: "a.csv", n: 1 } };

function merged(tasks: Record<string, TaskText>) {
  return mergeDuplicates.run(planOf(tasks), context).plan.tasks;
}
const ids = (tasks: Record<string, TaskText>) => merged(tasks).map(({ id }) => id);

describe("tasks stay apart when", () => {
  test("their arguments differ", () => {
    expect(ids({ a: load, b: { ...load, args: { file: "b.csv", n: 1 } } })).toEqual(["a", "b"]);
  });

  test("they need other tasks, or another outcome", () => {
    const other = { tool: "data.load", args: { file: "b.csv" } };
    expect(ids({ a: load, b: { ...load, needs: ["c"] }, c: other })).toEqual(["a", "b", "c"]);
    expect(
      ids({
        a: { ...load, needs: ["c"] },
        b: { ...load, needs: [{ task: "c", when: "always" }] },
        c: other,
      }),
    ).toEqual(["a", "b", "c"]);
  });

  test("the tool's answer may change, or it changes something itself", () => {
    const fetch = { tool: "web.fetch", args: { url: "https://example.org" } };
    const save = { tool: "report.save", args: { file: "a.md" } };
    expect(ids({ a: fetch, b: fetch, c: save, d: save })).toEqual(["a", "b", "c", "d"]);
  });

  test("somebody waits for the failure of one: it means that try", () => {
    expect(
      ids({
        a: load,
        b: load,
        c: { tool: "report.save", needs: [{ task: "b", when: "failure" }] },
      }),
    ).toEqual(["a", "b", "c"]);
  });

  test("the tool is unknown", () => {
    expect(ids({ a: { tool: "no.such" }, b: { tool: "no.such" } })).toEqual(["a", "b"]);
  });
});

describe("the same work is done once", () => {
  test("whatever the order of arguments and needs", () => {
    expect(
      merged({
        x: { tool: "web.fetch" },
        y: { tool: "web.fetch" },
        a: { ...load, needs: ["x", "y"] },
        b: { tool: "data.load", args: { n: 1, file: "a.csv" }, needs: ["y", "x", "y"] },
      }).map(({ id }) => id),
    ).toEqual(["x", "y", "a"]);
  });

  test("readers of either read the one that stays, and need it once", () => {
    const tasks = merged({
      a: load,
      b: load,
      c: {
        tool: "report.save",
        needs: ["a", "b"],
        args: { left: { $ref: "a.text" }, right: { $text: ["x", { $ref: "b.text" }] } },
      },
      d: { tool: "report.save", needs: ["b"], args: { data: { $literal: { $ref: "b.text" } } } },
    });
    expect(tasks.map(({ id }) => id)).toEqual(["a", "c", "d"]);
    expect(tasks[1]).toMatchObject({
      needs: [{ task: "a", when: "success" }],
      args: { left: { $ref: "a.text" }, right: { $text: ["x", { $ref: "a.text" }] } },
    });
    expect(tasks[2]).toMatchObject({
      needs: [{ task: "a", when: "success" }],
      args: { data: { $literal: { $ref: "b.text" } } },
    });
  });

  test("what reads the same of what became the same becomes the same", () => {
    const compare = (left: string, right: string) => ({
      tool: "text.compare",
      needs: [left, right],
      args: { left: { $ref: `${left}.text` }, right: { $ref: `${right}.text` } },
    });
    const other = { tool: "data.load", args: { file: "b.csv" } };
    expect(
      ids({
        a: load,
        b: other,
        c: compare("a", "b"),
        a2: load,
        b2: other,
        c2: compare("a2", "b2"),
      }),
    ).toEqual(["a", "b", "c"]);
  });

  test("in any number, with one pass over the plan", () => {
    const tasks = Object.fromEntries(
      Array.from({ length: 2000 }, (_, i) => [
        `t${i}`,
        i < 1000
          ? load
          : {
              tool: "text.compare",
              needs: [`t${i - 1000}`],
              args: { left: { $ref: `t${i - 1000}.text` } },
            },
      ]),
    );
    expect(ids(tasks)).toEqual(["t0", "t1000"]);
  });
});

describe("the task that stays", () => {
  test("is as important as the most important of them", () => {
    const tasks = { a: { ...load, priority: "low" }, b: { ...load, priority: "high" } } as const;
    expect(merged(tasks)).toMatchObject([{ id: "a", priority: "high" }]);
    expect(merged({ b: tasks.b, a: tasks.a })).toMatchObject([{ id: "b", priority: "high" }]);
  });

  test("is asked for when one of them is, and then has its title and its place in the query", () => {
    const internal = { ...load, internal: true as const, title: "Load the file" };
    const asked = {
      ...load,
      title: "Describe a.csv",
      origin: { query: [3, 9] as [number, number] },
    };
    const [task] = merged({ a: internal, b: asked });
    expect(task).toMatchObject({ id: "a", title: "Describe a.csv", origin: { query: [3, 9] } });
    expect(task).not.toHaveProperty("internal");
    expect(merged({ a: internal, b: internal })).toMatchObject([{ id: "a", internal: true }]);
  });

  test("keeps a limit that only one of them sets", () => {
    const retry = { limit: 3, backoff: "fixed", baseMs: 10 } as const;
    expect(merged({ a: load, b: { ...load, timeoutMs: 90_000, retry } })).toMatchObject([
      { id: "a", timeoutMs: 90_000, retry },
    ]);
  });
});
