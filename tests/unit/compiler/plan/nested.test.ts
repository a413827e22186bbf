/** Names, ids, places and figures of tasks that stand within others. */
import { describe, expect, test } from "vitest";
import { analyse } from "../../../../src/compiler/analyses/index.ts";
import { needsOf } from "../../../../src/compiler/graph/needs.ts";
import { graphOf } from "../../../../src/compiler/graph/plan-graph.ts";
import {
  costOf,
  outputOf,
  planFileSchema,
  walkTasks,
} from "../../../../src/compiler/kinds/index.ts";
import { normaliseIds } from "../../../../src/compiler/passes/normalise-ids.ts";
import { runPasses } from "../../../../src/compiler/passes/index.ts";
import { locateInPlan } from "../../../../src/compiler/plan/locate-in-plan.ts";
import { nestingOf } from "../../../../src/compiler/plan/nesting.ts";
import { resolveName } from "../../../../src/compiler/plan/resolve-name.ts";
import { emptyQuery } from "../../../../src/contract/diagnostics/index.ts";
import { passContext, planOf, toolInfo } from "../../../support/plans.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const call = (id: string, args = {}, fields = {}) => ({
  id,
  title: id,
  kind: "call",
  agent: "test",
  tool: "test.echo",
  args,
  ...fields,
});

const text = `{
  "version": 1,
  "name": "sample",
  "source": { "query": "A sample.", "sha256": "0", "planner": "test@1" },
  "tasks": [
    { "id": "src", "title": "Source", "kind": "call", "agent": "test", "tool": "test.echo" },
    {
      "id": "each", "title": "Each", "kind": "loop", "forEach": ["a", "b", "c"], "as": "t2", "concurrency": 2,
      "tasks": [
        {
          "id": "pick", "title": "Pick", "kind": "conditional", "when": "src.text === \\"a\\" && t2 > 5",
          "then": [
            { "id": "in1", "title": "In", "kind": "call", "agent": "test", "tool": "test.echo", "args": { "x": { "$ref": "t2" } } }
          ],
          "else": [
            { "id": "in2", "title": "In", "kind": "call", "agent": "test", "tool": "test.echo", "args": { "x": { "$ref": "src.text" } } }
          ]
        }
      ]
    },
    { "id": "end", "title": "End", "kind": "call", "agent": "test", "tool": "test.echo", "args": { "x": { "$ref": "each.results" } } }
  ]
}
`;
const plan = planFileSchema.parse(JSON.parse(text));
const echo = toolInfo("test.echo", { input: { type: "object", additionalProperties: true } });

describe("names", () => {
  const nesting = nestingOf(plan);
  const at = (id: string) => nesting.byId.get(id)!;
  const meaning = (name: string, from: string, inside?: string) => {
    const found = resolveName(name, at(from), nesting, inside);
    if (found.is === "task") return `${found.placed.task.id}${found.isOptional ? "?" : ""}`;
    if (found.is === "variable") return `variable of ${found.by.task.id}`;
    return found.is === "hidden" ? found.why.is : found.is;
  };

  test.each([
    ["src", "in1", "src"],
    ["t2", "in1", "variable of each"],
    ["t2", "each", "unknown"],
    ["t2", "end", "unknown"],
    ["in1", "in2", "elsewhere"],
    ["in1", "end", "repeated"],
    ["pick", "in1", "itself"],
    ["each", "in1", "itself"],
    ["each", "end", "each"],
    ["in1", "pick", "later"],
  ])("%s, seen from %s, is %s", (name, from, expected) => {
    expect(meaning(name, from)).toBe(expected);
  });

  test("from the end of a block, what ran in it is seen, optional where it need not have run", () => {
    expect(meaning("pick", "each", "tasks")).toBe("pick");
    expect(meaning("in1", "each", "tasks")).toBe("in1?");
  });
});

test("a task waits for what those within it read", () => {
  const needs = needsOf(plan);
  expect(needs(plan.tasks[1]!)).toEqual([{ task: "src", when: "success" }]);
  expect(needs(plan.tasks[2]!)).toEqual([{ task: "each", when: "success" }]);
});

test("the graph has tasks within others as members", () => {
  const graph = graphOf(plan);
  expect(graph.nodes()).toEqual(["src", "each", "end"]);
  expect(graph.members("each")).toEqual(["pick"]);
  expect(graph.members("pick")).toEqual(["in1", "in2"]);
  expect(graph.sources()).toEqual(["src"]);
});

test("ids of tasks within others begin with that of the outermost, and none is that of a variable", () => {
  const { plan: normal } = normaliseIds.run(plan, passContext([]));
  expect(walkTasks(normal).map(({ id }) => id)).toEqual(["t1", "t3", "t3a", "t3b", "t3c", "t4"]);
  expect(normal.tasks[1]).toMatchObject({
    as: "t2",
    tasks: [
      {
        when: 't1.text === "a" && t2 > 5',
        then: [{ args: { x: { $ref: "t2" } } }],
        else: [{ args: { x: { $ref: "t1.text" } } }],
      },
    ],
  });
});

test("all passes run twice change nothing the second time", () => {
  const once = runPasses(plan, passContext([echo]));
  expect(once.diagnostics).toEqual([]);
  expect(walkTasks(once.plan).filter(({ timeoutMs }) => timeoutMs !== undefined)).toHaveLength(4);
  expect(planFileSchema.parse(JSON.parse(JSON.stringify(once.plan)))).toEqual(once.plan);
  expect(runPasses(once.plan, passContext([echo])).plan).toEqual(once.plan);
});

test("places within tasks are found in the file, also within a condition", async () => {
  await using folder = await tempFolder({ "plan.json": text });
  const placed = async (place: object) => {
    const [found] = await locateInPlan(
      [emptyQuery({}, { in: "plan", ...place })],
      folder.at("plan.json"),
    );
    const [at] = found?.places ?? [];
    if (at?.in !== "file") return "not found";
    return text.split("\n")[(at.line ?? 0) - 1]?.slice((at.column ?? 0) - 1);
  };
  expect(await placed({ task: "in1", path: "args.x" })).toMatch(/^\{ "\$ref": "t2" \}/);
  expect(await placed({ task: "in2" })).toMatch(/^"in2"/);
  expect(await placed({ task: "pick", path: "when" })).toMatch(/^"src\.text/);
  expect(await placed({ task: "pick", path: "when", offset: 20 })).toMatch(/^t2 > 5/);
  expect(await placed({ task: "src-t1", path: "args.x" })).toMatch(/^"src"/);
  expect(await placed({ task: "in9" })).toBe("not found");
});

describe("what tasks that hold others are expected to take", () => {
  const [taken] = [analyse(plan)];
  const costs = (task: object) =>
    costOf(planFileSchema.parse({ ...planOf({}), tasks: [task] }).tasks[0]!);
  const two = call("a", {}, { estimate: { seconds: 2, usd: 1 }, retry: { limit: 1 } });
  const three = call("b", {}, { estimate: { seconds: 3, usd: 5 } });
  const head = { id: "h", title: "" };

  test("a loop of three items, two at a time, takes two rounds", () => {
    expect(taken).toMatchObject({
      secondsInSequence: 5,
      secondsInParallel: 4,
      criticalPath: ["src", "each", "end"],
    });
  });

  test.each([
    [
      "the longer block",
      { kind: "conditional", when: "true", then: [two], else: [three] },
      { seconds: 3, secondsInSequence: 3, usd: 5 },
    ],
    [
      "the longest member",
      { kind: "parallel", tasks: [two, three] },
      { seconds: 3, secondsInSequence: 5, usd: 6 },
    ],
    [
      "members in turn",
      { kind: "parallel", limit: 1, tasks: [two, three] },
      { seconds: 5, secondsInSequence: 5 },
    ],
    [
      "the first alternative",
      { kind: "fallback", alternatives: [{ tasks: [two] }, { tasks: [three] }] },
      { seconds: 2, usd: 1 },
    ],
    [
      "a list that is not known: ten items",
      { kind: "loop", forEach: { $ref: "x.y" }, limit: 100, tasks: [two] },
      { seconds: 20, usd: 10 },
    ],
    ["rounds", { kind: "loop", times: 4, tasks: [two] }, { seconds: 8 }],
    ["a person", { kind: "gate", question: "Go?" }, { seconds: 0, usd: 0 }],
    [
      "what it says itself",
      { kind: "parallel", tasks: [two], estimate: { seconds: 9 } },
      { seconds: 9, usd: 0 },
    ],
  ])("%s", (_, task, expected) => {
    expect(costs({ ...head, ...task })).toMatchObject(expected);
  });
});

test("outputs have the shapes that scripts give them", () => {
  const tools = new Map([["test.echo", echo]]);
  const one = {
    type: "object",
    properties: { text: { type: "string" } },
    required: ["text"],
    additionalProperties: false,
  };
  expect(outputOf(plan.tasks[1]!, tools)).toMatchObject({
    properties: {
      results: {
        type: "array",
        items: {
          anyOf: [
            { properties: { taken: { const: "then" }, output: one } },
            { properties: { taken: { const: "else" }, output: one } },
          ],
        },
      },
      failed: { items: { required: ["index", "error"] } },
    },
  });
});
