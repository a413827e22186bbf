import { expect, test } from "vitest";
import type { ToolInfo } from "../../../../../../src/catalog/tool-info.ts";
import { toolTexts } from "../../../../../../src/compiler/planner/llm/tell/tool-text.ts";
import type { JsonObject } from "../../../../../../src/contract/json.ts";

const tool = (name: string, input: JsonObject, output: JsonObject): ToolInfo => ({
  name,
  agent: "a",
  description: `Does ${name}.`,
  version: "1",
  input,
  output,
  permissions: {},
  effect: "read",
  idempotent: true,
  cacheable: true,
  estimate: { seconds: 1, usd: 0 },
  phrases: ["not for models"],
  module: { specifier: "file:///secret/place.ts", export: name },
});

const table = {
  type: "object",
  properties: { rows: { type: "array", items: { type: "number" } } },
  required: ["rows"],
};

test("shows types, defaults and descriptions, and leaves out what decides nothing", () => {
  const input = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      file: { type: "string", format: "path", mustExist: true, minLength: 1 },
      day: { type: "string", format: "date", pattern: "^\\d{4}-\\d\\d-\\d\\d$" },
      n: { type: "integer", maximum: Number.MAX_SAFE_INTEGER, default: 5, description: "how many" },
      names: { type: "array", items: { type: "string" }, default: [] },
      how: { type: "string", enum: ["mean", "sum"], synonyms: { mean: ["average"] } },
    },
    required: ["file"],
    additionalProperties: false,
  };
  const { tools, shapes } = toolTexts([tool("a.read", input, table)], "");
  expect(tools).toEqual([
    [
      "a.read: Does a.read.",
      "  file: path",
      "  day?: date",
      "  n?: integer = 5 // how many",
      "  names?: string[]",
      '  how?: "mean" | "sum"',
      "  -> rows: number[]",
    ].join("\n"),
  ]);
  expect(shapes).toEqual([]);
});

test("says shared types once, and gives another type of the same name another name", () => {
  const uses = { properties: { table: { $ref: "#/$defs/Table" } } };
  const other = { type: "array", items: { type: "string" } };
  const { tools, shapes } = toolTexts(
    [
      tool("a.one", { ...uses, $defs: { Table: table } }, { ...uses, $defs: { Table: table } }),
      tool("a.two", { ...uses, $defs: { Table: other } }, {}),
    ],
    "",
  );
  expect(shapes).toEqual(["Table = {rows: number[]}", "Table2 = string[]"]);
  expect(tools[0]).toContain("-> table: Table");
  expect(tools[1]).toContain("table?: Table2");
});

test("a type that holds itself has an end", () => {
  const node = { type: "object", properties: { next: { $ref: "#/$defs/Node" } } };
  const { shapes } = toolTexts(
    [
      tool(
        "a.list",
        { properties: { first: { $ref: "#/$defs/Node" } }, $defs: { Node: node } },
        {},
      ),
    ],
    "",
  );
  expect(shapes).toEqual(["Node = {next?: Node}"]);
});

test("settings are shown where the request speaks of one", () => {
  const settings = {
    type: "object",
    properties: Object.fromEntries(
      ["delimiter", "header", "sheet", "list"].map((name) => [name, { type: "string" }]),
    ),
  };
  const read = tool("a.read", { properties: { reading: settings } }, {});
  expect(toolTexts([read], "list the rows of x.csv").tools[0]).not.toContain("reading");
  expect(toolTexts([read], "the delimiter is a semicolon").tools[0]).toContain("reading?: {");
});

test("says what several tools take once, and which of them change something", () => {
  const input = { properties: { file: { type: "string", description: "the data file" } } };
  const writes: ToolInfo = { ...tool("a.write", input, {}), effect: "write" };
  const { tools } = toolTexts([tool("a.read", input, {}), writes], "");
  expect(tools.join("\n").match(/the data file/g)).toHaveLength(1);
  expect(tools[1]).toContain("[changes something: write]");
});
