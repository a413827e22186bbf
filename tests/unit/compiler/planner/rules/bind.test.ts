import { describe, expect, test } from "vitest";
import { createRulesPlanner } from "../../../../../src/compiler/planner/rules/index.ts";
import type { OutlineTask } from "../../../../../src/compiler/planner/planner.ts";
import { inputOf, outputOf, toolInfo } from "../../../../support/plans.ts";
import { bindPath, pathOf } from "./bind-words.ts";

const file = { type: "string", format: "path", mustExist: true, description: "the file to read" };
const tools = [
  toolInfo("data.mean", {
    description: "Mean of a file.",
    phrases: ["average of"],
    input: inputOf({ file }, ["file"]),
  }),
  toolInfo("data.rows", {
    description: "Count the rows of a file.",
    input: inputOf({ file }, ["file"]),
  }),
  toolInfo("data.find", {
    description: "Find a name.",
    input: inputOf({ name: { type: "string" } }, ["name"]),
  }),
];
const toolsOf = async (title: string) =>
  (await bindPath(pathOf(`data: ${title}`), tools)).tasks.map(({ tool }) => tool.name);

describe("the tool of a task", () => {
  test.each([
    ["count the rows of README.md", "data.rows"],
    ["how many rows are in README.md", "data.rows"],
    ["the typical value of README.md", "data.mean"],
    ["find Alice", "data.find"],
  ])("%s", async (title, expected) => {
    expect(await toolsOf(title)).toEqual([expected]);
  });

  test("is never of another agent", async () => {
    const other = toolInfo("other.rows", { description: "Count the rows of a file." });
    const { tasks } = await bindPath(pathOf("data: count the rows of README.md"), [
      other,
      ...tools,
    ]);
    expect(tasks.map(({ tool }) => tool.name)).toEqual(["data.rows"]);
  });

  test("is one that gives what the next task takes, where the words leave it open", async () => {
    const points = {
      type: "array",
      items: { type: "object", properties: { at: { type: "string" } }, required: ["at"] },
    };
    const give = (name: string, output: object) =>
      toolInfo(name, { description: "Get prices.", output: outputOf({ found: output as never }) });
    const chart = toolInfo("report.chart", {
      description: "Chart.",
      input: inputOf({ points }, ["points"]),
    });
    const candidates = [give("data.one", { type: "number" }), give("data.many", points), chart];
    const { tasks } = await bindPath(pathOf("data: get prices", "report: chart them"), candidates);
    expect(tasks.map(({ tool }) => tool.name)).toEqual(["data.many", "report.chart"]);
  });

  test("is none when nothing speaks for any", async () => {
    const { tasks, diagnostics } = await bindPath(pathOf("data: dance"), tools);
    expect(tasks).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "ORC2101" }]);
    expect(diagnostics[0]?.help).toContain("data.rows (Count the rows of a file)");
  });
});

describe("what a task shares with others of its sentence", () => {
  const query = "Read README.md of the last 7 days";
  const [own] = pathOf("data: Count the rows");
  const bound = async (shared: string) =>
    bindPath(own === undefined ? [] : [{ ...own, shared }], tools, { query });

  test("is an argument and stands in the title where the tool can take it", async () => {
    const { tasks } = await bound("in README.md");
    expect(tasks).toMatchObject([
      { title: "Count the rows in README.md", args: { file: "README.md" } },
    ]);
  });

  test("is nothing that this task was asked for where it cannot", async () => {
    const { tasks, diagnostics } = await bound("of the last 7 days");
    expect(tasks[0]?.title).toBe("Count the rows");
    expect(diagnostics).toEqual([]);
  });
});

describe("a required argument that the task does not say", () => {
  const task: OutlineTask = {
    id: "t1",
    title: "Count the rows",
    agent: "data",
    needs: [],
    priority: "medium",
    origin: [0, 14],
  };

  test("is taken from the clauses around it", async () => {
    const query = "Count the rows. Look at README.md too.";
    const { tasks } = await bindPath([task], tools, { query });
    expect(tasks[0]?.args).toEqual({ file: "README.md" });
  });

  test("is a problem that shows its place and how to say it", async () => {
    const { diagnostics } = await bindPath([task], tools, { query: "Count the rows" });
    expect(diagnostics).toMatchObject([
      {
        code: "ORC2102",
        message:
          '"Count the rows" needs "file" (the file to read) for data.rows, and the query does not say it.',
        help: expect.stringContaining('"Count the rows in README.md"'),
        places: [{ in: "query", start: 0, end: 14 }],
      },
    ]);
  });

  test("is a parameter when that is wanted", async () => {
    const { tasks, params, diagnostics } = await bindPath([task], tools, { parameterise: true });
    expect(diagnostics).toEqual([]);
    expect(tasks[0]?.args).toEqual({ file: { $param: "file" } });
    expect(params).toEqual({ file: { type: "string", description: "the file to read" } });
  });

  test("is a parameter of another name when that one is for something else", async () => {
    const declared = { file: { type: "integer" as const } };
    const more = { parameterise: true, params: declared };
    const { params } = await bindPath([task], tools, more);
    expect(Object.keys(params)).toEqual(["file2"]);
  });
});

test("one of several optional inputs for data must be said", async () => {
  const table = { type: "object", properties: { rows: { type: "array" } }, required: ["rows"] };
  const top = toolInfo("data.top", { description: "Top rows.", input: inputOf({ file, table }) });
  const { diagnostics } = await bindPath(pathOf("data: top rows"), [top]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["ORC2102"]);
});

describe("what is left out is said", () => {
  test("of a task that another one works on", async () => {
    const table = { type: "object", properties: { rows: { type: "array" } }, required: ["rows"] };
    const tables = { type: "array", items: table, default: [] };
    const count = toolInfo("data.count", {
      description: "Count.",
      output: outputOf({ n: { type: "integer" } }),
    });
    const load = toolInfo("data.load", { description: "Load.", output: outputOf({ table }) });
    const page = toolInfo("report.page", { description: "Report.", input: inputOf({ tables }) });
    const path: OutlineTask[] = [
      { id: "t1", title: "count", agent: "data", needs: [], priority: "medium" },
      { id: "t2", title: "load", agent: "data", needs: [], priority: "medium" },
      { id: "t3", title: "report", agent: "report", needs: ["t1", "t2"], priority: "medium" },
    ];
    const { tasks, diagnostics } = await bindPath(path, [count, load, page]);
    expect(tasks[2]?.args).toEqual({ tables: [{ $ref: "t2.table" }] });
    expect(diagnostics).toMatchObject([{ code: "ORC2105", severity: "warning" }]);
  });
});

test("a task that only waits takes nothing", async () => {
  const passage = {
    type: "object",
    properties: { title: { type: "string" }, text: { type: "string" } },
    required: ["title", "text"],
  };
  const read = toolInfo("files.read", {
    description: "Read.",
    input: inputOf({ file }, ["file"]),
    output: outputOf({ passage }),
  });
  const sum = toolInfo("text.sum", {
    description: "Sum up.",
    input: inputOf({ text: { type: "string" } }, ["text"]),
  });
  const [first, second] = pathOf("files: read README.md", "text: sum it up") as [
    OutlineTask,
    OutlineTask,
  ];
  const { tasks } = await bindPath([first, { ...second, follows: ["t1"] }], [read, sum]);
  expect(tasks.map(({ id, args }) => [id, args])).toEqual([
    ["t1", { file: "README.md" }],
    ["t2a", { file: "README.md" }],
    ["t2", { text: { $ref: "t2a.passage.text" } }],
  ]);
});

test("the same request has the same bindings, whatever was bound before", async () => {
  const planner = createRulesPlanner();
  const path = pathOf("data: count the rows of docs/a.csv");
  const request = {
    query: "count the rows of docs/a.csv",
    path,
    open: path,
    bound: [],
    tools,
    params: {},
    parameterise: false,
  };
  const first = await planner.bind(request);
  await planner.bind({ ...request, tools: tools.slice(1) });
  expect(await planner.bind(request)).toEqual(first);
});
