import { expect, test } from "vitest";
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import { compactTools } from "../../../../../src/compiler/planner/llm/compact-tools.ts";
import type { JsonObject } from "../../../../../src/contract/json.ts";

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

const table = { type: "object", properties: { rows: { type: "array" } } };

test("leaves out what helps no model, but no field that has its name", () => {
  const input = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      file: { type: "string", format: "path", mustExist: true, minLength: 1 },
      n: { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 5 },
      mustExist: { type: "boolean" },
      id: { type: "string", synonyms: { a: ["b"] } },
    },
    required: ["file"],
    additionalProperties: false,
  };
  expect(compactTools([tool("a.read", input, {})]).tools).toEqual([
    {
      name: "a.read",
      description: "Does a.read.",
      input: {
        type: "object",
        properties: {
          file: { type: "string", format: "path" },
          n: { type: "integer", minimum: 1, default: 5 },
          mustExist: { type: "boolean" },
          id: { type: "string" },
        },
        required: ["file"],
      },
      output: {},
    },
  ]);
});

test("says shared shapes once, and keeps another shape of the same name where it is", () => {
  const uses = { properties: { table: { $ref: "#/$defs/Table" } } };
  const other = { type: "array" };
  const { tools, shapes } = compactTools([
    tool("a.one", { ...uses, $defs: { Table: table } }, { ...uses, $defs: { Table: table } }),
    tool("a.two", { ...uses, $defs: { Table: other } }, {}),
  ]);
  expect(shapes).toEqual({ Table: table });
  expect(tools.map(({ input }) => input)).toEqual([uses, { ...uses, $defs: { Table: other } }]);
});

test("says when a tool changes something", () => {
  const writes: ToolInfo = { ...tool("a.write", {}, {}), effect: "write" };
  expect(compactTools([writes]).tools).toMatchObject([{ name: "a.write", effect: "write" }]);
});
