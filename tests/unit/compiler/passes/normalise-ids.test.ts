import { describe, expect, test } from "vitest";
import { normaliseIds } from "../../../../src/compiler/passes/normalise-ids.ts";
import { passContext, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const context = passContext([toolInfo("test.echo")]);
const normalised = (tasks: Record<string, TaskText>) =>
  normaliseIds.run(planOf(tasks), context).plan.tasks;
const titles = (tasks: Record<string, TaskText>) =>
  normalised(tasks).map(({ id, title }) => `${id} ${title}`);

test("tasks are counted in topological order, and every mention goes with them", () => {
  const tasks = normalised({
    z: {
      title: "Join",
      needs: [{ task: "b", when: "always" }, "a"],
      args: {
        x: { $ref: "a.rows[0].usd" },
        y: { $text: ["of ", { $ref: "b" }] },
        data: { $literal: { $ref: "a.rows" } },
      },
    },
    b: { title: "Second", origin: { query: [10, 20] } },
    a: { title: "First", origin: { query: [0, 5] } },
  });
  expect(tasks).toMatchObject([
    { id: "t1", title: "First" },
    { id: "t2", title: "Second" },
    {
      id: "t3",
      title: "Join",
      needs: [
        { task: "t1", when: "success" },
        { task: "t2", when: "always" },
      ],
      args: {
        x: { $ref: "t1.rows[0].usd" },
        y: { $text: ["of ", { $ref: "t2" }] },
        data: { $literal: { $ref: "a.rows" } },
      },
    },
  ]);
});

test("ids that are exchanged for one another", () => {
  expect(
    normalised({ t2: {}, t1: { needs: ["t2"], args: { x: { $ref: "t2.text" } } } }),
  ).toMatchObject([{ id: "t1" }, { id: "t2", args: { x: { $ref: "t1.text" } } }]);
});

describe("within a layer", () => {
  test("the order of the query decides, then the title", () => {
    expect(
      titles({
        a: { title: "No place, Z" },
        b: { title: "Later", origin: { query: [9, 12] } },
        c: { title: "No place, A" },
        d: { title: "Earlier, longer", origin: { query: [2, 8] } },
        e: { title: "Earlier", origin: { query: [2, 5] } },
      }),
    ).toEqual(["t1 Earlier", "t2 Earlier, longer", "t3 Later", "t4 No place, A", "t5 No place, Z"]);
  });

  test("tasks with one title are told apart by what they do", () => {
    const one = { title: "Same", args: { n: 1 } };
    const two = { title: "Same", args: { n: 2 } };
    expect(normalised({ a: one, b: two })).toEqual(normalised({ a: two, b: one }));
  });

  test("or, when they do the same, by what is done with it", () => {
    const reads = (id: string, field: string) => ({ args: { x: { $ref: `${id}.${field}` } } });
    const first = { a: {}, b: {}, c: reads("a", "x"), d: reads("b", "y") };
    const second = { a: {}, b: {}, c: reads("b", "x"), d: reads("a", "y") };
    const plain = { title: "Same" };
    const titled = (tasks: Record<string, TaskText>) =>
      Object.fromEntries(Object.entries(tasks).map(([id, task]) => [id, { ...plain, ...task }]));
    expect(normalised(titled(first))).toEqual(normalised(titled(second)));
  });

  test("or by what else is put together with it", () => {
    const same = { title: "Same" };
    const reads = (left: string, right: string) => ({
      ...same,
      args: { left: { $ref: left }, right: { $ref: right } },
    });
    const roots = { a: same, b: same, x: { title: "X" }, y: { title: "Y" } };
    expect(normalised({ ...roots, c: reads("a", "x"), d: reads("b", "y") })).toEqual(
      normalised({ ...roots, c: reads("b", "x"), d: reads("a", "y") }),
    );
  });
});

test("a difference far down tells tasks apart all the way up", () => {
  const same = { title: "Same" };
  const reads = (id: string, title = "Same") => ({ title, args: { x: { $ref: id } } });
  const ends = { e: reads("c", "X"), f: reads("d", "Y") };
  expect(normalised({ a: same, b: same, c: reads("a"), d: reads("b"), ...ends })).toEqual(
    normalised({ a: same, b: same, c: reads("b"), d: reads("a"), ...ends }),
  );
});

test("a chain of a thousand equal tasks is put in order by walking it once", () => {
  const chain = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [
      `x${i}`,
      { title: "Step", needs: i === 0 ? [] : [`x${i - 1}`] },
    ]),
  );
  const tasks = normalised(chain);
  expect(tasks).toHaveLength(1000);
  expect(tasks.at(-1)).toMatchObject({ id: "t1000", needs: [{ task: "t999" }] });
});
