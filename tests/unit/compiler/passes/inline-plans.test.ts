import { describe, expect, test } from "vitest";
import { inlinePlans } from "../../../../src/compiler/passes/inline-plans.ts";
import { planFileSchema, walkTasks } from "../../../../src/compiler/kinds/index.ts";
import type { Plan } from "../../../../src/contract/plan.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { passContext, planOf, problemsIn } from "../../../support/plans.ts";

/** A plan of one task that names another, behind a call. */
function using(name: string, params: Args = {}): Plan {
  return planFileSchema.parse({
    ...planOf({}),
    tasks: [
      ...planOf({ c1: {} }).tasks,
      { id: "p1", title: "The other", kind: "plan", plan: name, params },
    ],
  });
}

function contextOf(plans: readonly Plan[]) {
  const read = new Map(plans.map((plan) => [plan.name, plan]));
  return passContext([], { plans: { names: [...read.keys()], read } });
}

const report = planFileSchema.parse({
  ...planOf(
    {},
    {
      name: "report",
      params: { title: { type: "string", default: "None" }, limit: { type: "integer" } },
    },
  ),
  tasks: [
    {
      ...planOf({ t2: { args: { text: { $text: ["Of ", { $param: "title" }] } } } }).tasks[0],
      needs: [{ task: "t1" }],
      origin: { query: [0, 4] },
    },
    ...planOf({ t1: {} }).tasks,
    {
      id: "t3",
      title: "",
      kind: "conditional",
      when: "t1.text.length > params.limit && t1.text !== params.title",
      then: planOf({ t4: { args: { x: { $ref: "t2.text" } } } }).tasks,
    },
  ],
});

describe("a plan as a task", () => {
  const opened = inlinePlans.run(
    using("report", { limit: { $ref: "c1.text.length" } }),
    contextOf([report]),
  );
  const task = opened.plan.tasks[1];

  test("holds the tasks of the other one, each after what it needs", () => {
    expect(opened.diagnostics).toEqual([]);
    expect(walkTasks(opened.plan).map(({ id }) => id)).toEqual([
      "c1",
      "p1",
      "p1-t1",
      "p1-t2",
      "p1-t3",
      "p1-t4",
    ]);
  });

  test("gives them what its parameters stand for, and their names", () => {
    expect(task).toMatchObject({
      tasks: [
        { id: "p1-t1", needs: [] },
        { id: "p1-t2", needs: [], args: { text: { $text: ["Of ", { $literal: "None" }] } } },
        {
          id: "p1-t3",
          when: 'tasks["p1-t1"].text.length > c1.text.length && tasks["p1-t1"].text !== "None"',
          then: [{ id: "p1-t4", args: { x: { $ref: "p1-t2.text" } } }],
        },
      ],
    });
  });

  test("leaves out places in another query", () => {
    expect(walkTasks(opened.plan).filter(({ origin }) => origin !== undefined)).toEqual([]);
  });

  test("within a plan as a task: ids begin with both", () => {
    const middle = { ...using("report", { limit: 5 }), name: "middle" };
    const { plan } = inlinePlans.run(using("middle"), contextOf([report, middle]));
    expect(walkTasks(plan).map(({ id }) => id)).toContain("p1-p1-t4");
  });
});

describe("is refused", () => {
  const said = (plan: Plan, plans: readonly Plan[]) =>
    problemsIn(inlinePlans, plan, contextOf(plans));

  test("when there is no such plan, with the nearest one", () => {
    expect(said(using("reprot"), [report])).toEqual([
      'ORC2046 The workspace has no plan "reprot". @ p1 plan',
    ]);
  });

  test("when plans use each other, with their chain", () => {
    const one = { ...using("two"), name: "one" };
    const two = { ...using("one"), name: "two" };
    expect(said({ ...using("one") }, [one, two])).toEqual([
      "ORC2047 Plans use each other in a cycle: one → two → one. @ p1 plan",
    ]);
    expect(said(one, [one, two])).toEqual([
      "ORC2047 Plans use each other in a cycle: one → two → one. @ p1 plan",
    ]);
  });

  test("when its tasks cannot run one after the other", () => {
    const waits = planOf(
      { t1: {}, t2: { needs: [{ task: "t1", when: "failure" }] } },
      { name: "waits" },
    );
    expect(said(using("waits"), [waits])).toEqual([
      'ORC2046 The plan "waits" cannot be used as a task: its task t2 does not wait for a success. @ p1 plan',
    ]);
  });

  test("when parameters are not those of the other plan", () => {
    expect(said(using("report", { titel: "A" }), [report])).toEqual([
      'ORC2048 The plan "report" has no parameter "titel". @ p1 params.titel',
      'ORC2048 The parameter "limit" of the plan "report" has no default and is not given. @ p1 params',
    ]);
  });

  test("when a condition names a parameter that is given what no condition can say", () => {
    expect(said(using("report", { limit: 1, title: { $time: "now" } }), [report])).toEqual([
      'ORC2048 A condition of the plan "report" names its parameter "title", and what it is given cannot stand in a condition. @ p1 params.title',
    ]);
  });
});

test("the tasks of a plan keep their order, since the output of the last one is that of the plan", () => {
  // In layers c would stand before b.
  const written = planOf(
    { a: {}, b: { args: { x: { $ref: "a.text" } } }, c: {} },
    { name: "written" },
  );
  const { plan } = inlinePlans.run(using("written"), contextOf([written]));
  expect(walkTasks(plan).map(({ id }) => id)).toEqual(["c1", "p1", "p1-a", "p1-b", "p1-c"]);
});

test("neighbours that need none of one another are one step; a gate and the last task are alone", () => {
  const gate = { id: "ok", title: "", kind: "gate", question: "?", show: {} };
  const calls = (tasks: Parameters<typeof planOf>[0]) => planOf(tasks).tasks;
  const written = planFileSchema.parse({
    ...planOf({}, { name: "written" }),
    tasks: [
      ...calls({ a: {}, b: {}, c: { args: { x: { $ref: "a.text" } } }, d: {} }),
      gate,
      ...calls({ e: {}, f: {}, g: {} }),
    ],
  });
  const { plan } = inlinePlans.run(using("written"), contextOf([written]));
  const inner = (plan.tasks[1] as unknown as { tasks: { id: string; tasks?: { id: string }[] }[] })
    .tasks;
  expect(
    inner.map(({ id, tasks }) => (tasks === undefined ? id : tasks.map((one) => one.id))),
  ).toEqual([["p1-a", "p1-b"], ["p1-c", "p1-d"], "p1-ok", ["p1-e", "p1-f"], "p1-g"]);
});

describe("what a parameter is given", () => {
  const typed = planFileSchema.parse({
    ...planOf(
      { t1: {} },
      {
        name: "typed",
        params: {
          days: { type: "integer", default: 7 },
          kind: { type: "enum", values: ["bar", "line"], default: "bar" },
          since: { type: "date", default: "2026-01-01" },
          names: { type: "list", values: ["A", "B"], default: ["A"] },
          file: { type: "file", default: "data/sales.csv" },
          share: { type: "number", default: 0.5 },
          isOpen: { type: "boolean", default: true },
        },
      },
    ),
  });
  const problems = (given: Args, params: Plan["params"] = {}) =>
    inlinePlans
      .run({ ...using("typed", given), params }, contextOf([typed]))
      .diagnostics.map(
        ({ code, message, places }) => `${code} ${message} ${JSON.stringify(places)}`,
      );

  test.each([
    ["days", 2.5],
    ["days", "x"],
    ["days", { $literal: null }],
    ["kind", "pie"],
    ["since", "2026-02-31"],
    ["names", ["C"]],
    ["names", "A"],
    ["file", ""],
    ["share", "0.5"],
    ["isOpen", "maybe"],
    ["isOpen", { $text: ["tr", "ue"] }],
  ])("%s is not %j", (name, value) => {
    const [problem, ...others] = problems({ [name]: value });
    expect(others).toEqual([]);
    expect(problem).toContain(`ORC2048 The parameter "${name}" of the plan "typed" has to be `);
    expect(problem).toContain(`"path":"params.${name}"`);
  });

  test.each([
    ["days", 3],
    ["share", 3],
    ["kind", "line"],
    ["since", "2024-02-29"],
    ["since", { $time: "now/d" }],
    ["names", ["A", "B"]],
    ["names", []],
    ["file", "data/other.csv"],
    ["isOpen", false],
    ["file", { $ref: "c1.text" }],
  ])("%s may be %j", (name, value) => {
    expect(problems({ [name]: value })).toEqual([]);
  });

  test("a parameter of this plan has to have no values that the other's has not", () => {
    const given = (name: string, param: Plan["params"][string]) =>
      problems({ [name]: { $param: "own" } }, { own: param }).length;
    expect(given("kind", { type: "enum", values: ["bar"] })).toBe(0);
    expect(given("kind", { type: "enum", values: ["bar", "pie"] })).toBe(1);
    expect(given("kind", { type: "string" })).toBe(1);
    expect(given("share", { type: "integer" })).toBe(0);
    expect(given("days", { type: "number" })).toBe(1);
    expect(given("file", { type: "string" })).toBe(0);
    expect(given("since", { type: "string" })).toBe(1);
    expect(given("names", { type: "list" })).toBe(1);
    expect(given("names", { type: "list", values: ["B"] })).toBe(0);
  });
});
