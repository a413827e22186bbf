import { expect, test } from "vitest";
import { checkAgents } from "../../../../src/compiler/passes/check-agents.ts";
import { passContext, planOf, toolInfo } from "../../../support/plans.ts";

const text = { type: "string" };
const input = (required: readonly string[], more: object = {}) => ({
  type: "object",
  properties: { file: text, words: text, ...more },
  required: [...required],
});
const tools = [
  toolInfo("pen.read", {
    input: input(["file", "words"]),
    permissions: { read: [{ arg: "file" }] },
  }),
  toolInfo("pen.look", { input: input(["words"]), permissions: { read: [{ arg: "file" }] } }),
  toolInfo("pen.ask", { input: input(["words"]), permissions: { network: [{ arg: "words" }] } }),
  toolInfo("pen.one", {
    input: input(["file"], { file: { enum: ["a.txt", "b.txt"] } }),
    permissions: { read: [{ arg: "file" }] },
  }),
  toolInfo("pen.strike", { input: input(["words"]), effect: "destructive" }),
];

function found(listed: readonly unknown[], more: object = {}): string[] {
  const plan = planOf({ t1: { kind: "agent", instruction: "?", tools: listed, ...more } });
  const { diagnostics } = checkAgents.run(plan, passContext(tools));
  return diagnostics.map(({ code, message }) => `${code} ${message}`);
}

test.each([
  [["pen.look"]],
  [[{ tool: "pen.read", args: { file: "a.txt" } }]],
  [[{ tool: "pen.read", args: { file: { $param: "file" } } }]],
  [[{ tool: "pen.strike", approve: true }]],
  [[{ tool: "pen.ask", args: { words: "https://example.org" } }]],
  [["pen.gone"]],
])("nothing is wrong with %j", (listed) => {
  expect(found(listed)).toEqual([]);
});

test.each([
  ["pen.read", "ORC2070 In t1 the model would choose file of pen.read, which is a path."],
  ["pen.ask", "ORC2070 In t1 the model would choose words of pen.ask, which is an address."],
  ["pen.one", "ORC2070 In t1 the model would choose file of pen.one, which is a path."],
  [
    "pen.strike",
    "ORC2071 In t1 the model would choose file, words of pen.strike, which destroys something.",
  ],
])("a model may not call %s as it is", (tool, message) => {
  expect(found([tool])).toEqual([message]);
});

test("a path is not approved by whoever approves a call", () => {
  expect(found([{ tool: "pen.read", approve: true }])).toHaveLength(1);
});

test("a schema that refers to elsewhere compares nothing", () => {
  const output = { type: "object", properties: { a: { $ref: "other.json" } } };
  expect(found([], { output })).toEqual([
    "ORC2073 The output of t1 cannot be compared with its JSON Schema.",
  ]);
  expect(
    found([], {
      output: { ...output, properties: { a: { $ref: "#/$defs/b" } }, $defs: { b: text } },
    }),
  ).toEqual([]);
});
