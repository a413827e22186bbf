import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  chartSchema,
  passageSchema,
  pointSchema,
  tableSchema,
} from "../../../../../../src/catalog/shapes.ts";
import type { ToolInfo } from "../../../../../../src/catalog/tool-info.ts";
import type { JsonObject } from "../../../../../../src/contract/json.ts";
import { toolInfo } from "../../../../../support/plans.ts";
import { bindPath, pathOf } from "../bind-words.ts";

const schema = (shape: z.ZodRawShape, io: "input" | "output") =>
  z.toJSONSchema(z.object(shape), { io }) as unknown as JsonObject;

function tool(
  name: string,
  input: z.ZodRawShape,
  output: z.ZodRawShape,
  text: Partial<ToolInfo> = {},
) {
  const description = `${name.split(".")[1]} it.`;
  return toolInfo(name, {
    description,
    ...text,
    input: schema(input, "input"),
    output: schema(output, "output"),
  });
}

const file = z.string().meta({ format: "path", mustExist: true });
const load = tool("data.load", { file }, { table: tableSchema, rows: z.int() });
const read = tool("files.read", { file }, { passage: passageSchema, file: z.string() });
const draw = tool("report.draw", { table: tableSchema }, { chart: chartSchema });
const page = tool(
  "report.page",
  {
    title: z.string().default("Report"),
    tables: z.array(tableSchema).default([]),
    charts: z.array(chartSchema).default([]),
    passages: z.array(passageSchema).default([]),
  },
  { passage: passageSchema },
);

async function argsOf(titles: readonly string[], tools: readonly ToolInfo[]) {
  const { tasks, diagnostics } = await bindPath(pathOf(...titles), tools);
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(tasks.map(({ id, args }) => [id, args]));
}

describe("an output goes into an input of its shape", () => {
  test("one", async () => {
    expect(await argsOf(["data: load README.md", "report: draw it"], [load, draw])).toMatchObject({
      t2: { table: { $ref: "t1.table" } },
    });
  });

  test("whatever the shape is called, in schemas from elsewhere", async () => {
    const point = { type: "object", properties: { at: { type: "string" } }, required: ["at"] };
    const extra = {
      type: "object",
      properties: { at: { type: "string" }, n: { type: "integer" } },
      required: ["at", "n"],
    };
    const give = toolInfo("a.give", {
      output: { type: "object", properties: { found: { type: "array", items: extra } } },
    });
    const take = toolInfo("b.take", {
      input: {
        type: "object",
        properties: { points: { type: "array", items: point } },
        required: ["points"],
      },
    });
    expect(await argsOf(["a: give", "b: take it"], [give, take])).toMatchObject({
      t2: { points: { $ref: "t1.found" } },
    });
  });

  test("not into one that needs more than it has", async () => {
    const points = tool("b.take", { points: z.array(pointSchema) }, {});
    const give = tool("a.give", {}, { points: z.array(pointSchema.omit({ value: true })) });
    const { diagnostics } = await bindPath(pathOf("a: give", "b: take it"), [give, points]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC2102"]);
  });

  test("a text into a field for text", async () => {
    const sum = tool("text.sum", { text: z.string() }, { passage: passageSchema });
    expect(await argsOf(["files: read README.md", "text: sum it"], [read, sum])).toMatchObject({
      t2: { text: { $ref: "t1.passage.text" } },
    });
  });

  test("what a tool prints into a field for text, when it gives nothing that is called so", async () => {
    const run = tool(
      "shell.run",
      { command: z.string() },
      { command: z.string(), stdout: z.string() },
    );
    const sum = tool("text.sum", { text: z.string() }, { passage: passageSchema });
    expect(await argsOf(['shell: run "make"', "text: sum the output"], [run, sum])).toMatchObject({
      t2: { text: { $ref: "t1.stdout" } },
    });
  });
});

test("a number goes where the wording names it", async () => {
  const profit = tool("a.profit", {}, { profit: z.number(), margin: z.number() });
  const square = tool("b.square", { number: z.number() }, {});
  expect(await argsOf(["a: profit", "b: square the margin"], [profit, square])).toMatchObject({
    t2: { number: { $ref: "t1.margin" } },
  });
});

describe("a list takes", () => {
  test("all that fits, from what it needs and from what stands above", async () => {
    const path = ["data: load README.md", "report: draw it", "report: page of it"];
    expect(await argsOf(path, [load, draw, page])).toMatchObject({
      t3: { charts: [{ $ref: "t2.chart" }], tables: [{ $ref: "t1.table" }] },
    });
  });

  test("no text beside its summary", async () => {
    const sum = tool("text.sum", { text: z.string() }, { passage: passageSchema });
    const path = ["files: read README.md", "text: sum it", "report: page of it"];
    expect((await argsOf(path, [read, sum, page])).t3).toEqual({
      passages: [{ $ref: "t2.passage" }],
    });
  });
});

describe("several values for an input that takes one", () => {
  test("are several tasks, and whoever works on them works on each", async () => {
    const { tasks } = await bindPath(
      pathOf("data: load README.md and docs/a.csv", "report: draw them"),
      [load, draw],
    );
    expect(tasks).toMatchObject([
      { id: "t1", args: { file: "README.md" } },
      { id: "t1a", args: { file: "docs/a.csv" }, beside: "t1" },
      { id: "t2", args: { table: { $ref: "t1.table" } } },
      { id: "t2a", args: { table: { $ref: "t1a.table" } }, beside: "t2" },
    ]);
  });

  test("are one task for a tool with a field for each", async () => {
    const compare = tool(
      "text.compare",
      {
        left: z.string().describe("the first text"),
        right: z.string().describe("the second text"),
      },
      {},
    );
    expect(
      await argsOf(["files: read README.md and docs/a.md", "text: compare them"], [read, compare]),
    ).toMatchObject({
      t2: { left: { $ref: "t1.passage.text" }, right: { $ref: "t1a.passage.text" } },
    });
  });
});

describe("a task is added for what nobody gives", () => {
  const history = tool(
    "markets.history",
    { coin: z.string(), days: z.int().default(30) },
    { points: z.array(pointSchema) },
  );
  const rsi = tool(
    "markets.rsi",
    { points: z.array(pointSchema), period: z.int().default(14) },
    { value: z.number() },
  );

  test("by the tool whose output fits, from the same words", async () => {
    const { tasks } = await bindPath(pathOf("markets: rsi of Bitcoin over the last 60 days"), [
      history,
      rsi,
    ]);
    expect(tasks).toMatchObject([
      { id: "t1a", internal: true, args: { coin: "Bitcoin", days: 60 } },
      { id: "t1", args: { points: { $ref: "t1a.points" } } },
    ]);
  });

  test("one for each value that is named", async () => {
    const { tasks } = await bindPath(pathOf("markets: rsi of Bitcoin and Ethereum"), [
      history,
      rsi,
    ]);
    expect(tasks.map(({ id, args }) => [id, args])).toEqual([
      ["t1a", { coin: "Bitcoin" }],
      ["t1b", { coin: "Ethereum" }],
      ["t1", { points: { $ref: "t1a.points" } }],
      ["t1c", { points: { $ref: "t1b.points" } }],
    ]);
  });

  test("not where its own arguments are nowhere", async () => {
    const { diagnostics } = await bindPath(pathOf("markets: the rsi"), [history, rsi]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC2102"]);
  });
});
