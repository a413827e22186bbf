import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { expect, test } from "vitest";
import { z } from "zod";
import { findCoreProblem, type Core } from "../../../../src/contract/regions/find-problem.ts";
import {
  countTasks,
  regionKinds,
  regionSchema,
  regionSchemaOf,
  sequenceRegion,
  taskRegion,
  tasksIn,
  type Region,
  type RegionKind,
} from "../../../../src/contract/regions/index.ts";
import { tasksByUnit, unitsByTask } from "../../../../src/contract/regions/units.ts";
import { coreOf } from "../../../support/core.ts";

const core = coreOf([
  ["r1", ["t1", "t3"]],
  ["r2", ["t2"]],
]);
const units = [
  { id: "u1", region: "r1" },
  { id: "u2", region: "r2" },
];
const tasks = [{ id: "t1" }, { id: "t2" }, { id: "t3" }];

test("a tree has its tasks in order, each in the unit whose region it stands in", () => {
  expect(tasksIn(core)).toEqual(["t1", "t3", "t2"]);
  expect([...tasksByUnit({ core, units })]).toEqual([
    ["u1", ["t1", "t3"]],
    ["u2", ["t2"]],
  ]);
  expect(unitsByTask({ core, units }).get("t3")).toBe(units[0]);
  expect(findCoreProblem({ core, tasks, units })).toBeUndefined();
});

test("tasks are counted with those that hold or decide and call nothing, and without what groups", () => {
  const row = { title: "Ask", needs: [], priority: "medium", estimate: { seconds: 0, usd: 0 } };
  const regionTask = (more: object) =>
    ({ ...sequenceRegion("ask", [taskRegion("t1")]), task: { ...row, ...more } }) as Region;
  expect(countTasks(core)).toBe(3);
  expect(countTasks(regionTask({}))).toBe(2);
  expect(countTasks(regionTask({ internal: true }))).toBe(1);
});

const twice = coreOf([
  ["r1", ["t1", "t3"]],
  ["r2", ["t2", "t1"]],
]);
const nested = {
  core: coreOf([["r1", ["t1"]]]),
  tasks: [{ id: "t1" }],
  units: [
    { id: "u1", region: "r0" },
    { id: "u2", region: "r1" },
  ],
};

test.each<[string, Partial<Core>]>([
  ["task t1 stands twice in the tree", { core: twice }],
  ["there are two tasks t1", { tasks: [...tasks, { id: "t1" }] }],
  ["task t4 does not stand in the tree", { tasks: [...tasks, { id: "t4" }] }],
  ["the tree has task t3, which is none of the tasks", { tasks: tasks.slice(0, 2) }],
  ["task t2 belongs to no unit", { units: units.slice(0, 1) }],
  [
    "unit u3 is of region r3, which the tree does not have",
    { units: [...units, { id: "u3", region: "r3" }] },
  ],
  ["task t1 belongs to two units", { units: [...units, { id: "u3", region: "r1" }] }],
  ["task t1 belongs to two units", nested],
  [
    "region r1 stands twice in the tree",
    {
      core: coreOf([
        ["r1", ["t1", "t3"]],
        ["r1", ["t2"]],
      ]),
    },
  ],
])("%s", (problem, change) => {
  expect(findCoreProblem({ core, tasks, units, ...change })).toBe(problem);
});

test.each([
  ["an unknown kind", { kind: "loop", id: "r0", members: [] }],
  ["a field of another kind", { ...core, task: "t1" }],
  ["another join", { ...core, join: "first" }],
  ["a sequence of nothing", sequenceRegion("r1", [])],
  ["a member that is no region", sequenceRegion("r1", [{ kind: "call" }])],
])("%s is refused by the schema", (_, region) => {
  expect(regionSchema.safeParse(region).success).toBe(false);
  expect(regionSchema.parse(core)).toEqual(core);
});

test("another kind is one file, and one line in the list", () => {
  interface Either extends Region {
    readonly kind: "either";
    readonly id: string;
    readonly first: Region;
    readonly second: Region;
  }
  const either: RegionKind<Either> = {
    name: "either",
    schema: (member) =>
      z.strictObject({ kind: z.literal("either"), id: z.string(), first: member, second: member }),
    members: ({ first, second }) => [first, second],
  };
  const kinds = [...regionKinds, either];
  const choice: Either = {
    kind: "either",
    id: "r9",
    first: core,
    second: sequenceRegion("r8", [taskRegion("t4")]),
  };
  const tree = sequenceRegion("r7", [choice, taskRegion("t5")]);
  const schema = regionSchemaOf(kinds);
  expect(schema.parse(tree)).toEqual(tree);
  expect(JSON.stringify(z.toJSONSchema(schema))).toContain("either");
  expect(tasksIn(tree, kinds)).toEqual(["t1", "t3", "t2", "t4", "t5"]);
  expect(regionSchema.safeParse(tree).success).toBe(false);
});

test("what a kind is called stands in its own file alone", async () => {
  const source = join(import.meta.dirname, "../../../../src");
  const files = await glob("{contract,compiler/{lower,emit,graph},runtime/scheduler}/**/*.ts", {
    cwd: source,
    ignore: ["contract/regions/*.ts"],
  });
  expect(files.length).toBeGreaterThan(50);
  const literal = new RegExp(`kind === ["'](${regionKinds.map(({ name }) => name).join("|")})["']`);
  const found: string[] = [];
  for (const file of files) {
    if (literal.test(await readFile(join(source, file), "utf8"))) found.push(file);
  }
  expect(found).toEqual([]);
});

test("a tree of any depth is walked", () => {
  let deep: Region = taskRegion("t1");
  for (let i = 0; i < 20_000; i += 1) deep = sequenceRegion(`r${i}`, [deep]);
  expect(tasksIn(deep)).toEqual(["t1"]);
});
