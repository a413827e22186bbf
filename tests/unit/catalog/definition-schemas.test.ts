/** What a tool says of itself is checked when it is loaded: Node does not read types. */
import { expect, test } from "vitest";
import { defineTool, z } from "../../../src/catalog/authoring.ts";
import { toolProblems } from "../../../src/catalog/definition-schemas.ts";

function taking(takes: unknown): string[] {
  const tool = defineTool({
    name: "ask",
    description: "Answers questions about tables.",
    version: "1",
    input: z.object({}),
    output: z.object({}),
    takes: takes as "table query",
    run: () => ({}),
  });
  return toolProblems(tool);
}

test("a tool takes table queries, or does not say what it takes", () => {
  expect(taking("table query")).toEqual([]);
  expect(taking(undefined)).toEqual([]);
});

test.each(["tables", "", true, ["table query"]])("it does not take %j", (takes) => {
  expect(taking(takes)).toEqual(['takes has to be "table query"']);
});

function marking(marks: object): string[] {
  const tool = defineTool({
    name: "read",
    description: "Reads mails.",
    version: "1",
    input: z.object({}),
    output: z.object({ id: z.string(), body: z.string() }),
    ...marks,
    run: () => ({ id: "1", body: "" }),
  });
  return toolProblems(tool);
}

test("fields of an output are untrusted or validated, and none is both", () => {
  expect(marking({ untrusted: true })).toEqual([]);
  expect(marking({ untrusted: ["body"], validates: ["id"] })).toEqual([]);
  expect(marking({ untrusted: false, validates: true })).toEqual([]);
  expect(marking({ untrusted: ["text"], validates: ["text"] })).toEqual([
    'untrusted names the field "text", which the output does not have',
    'validates names the field "text", which the output does not have',
    '"text" of the output cannot be both untrusted and what the tool validates',
  ]);
  expect(marking({ untrusted: true, validates: ["id"] })).toEqual([
    '"id" of the output cannot be both untrusted and what the tool validates',
  ]);
  expect(marking({ untrusted: "body" })).toEqual([
    "untrusted has to be true, false, or a list of fields of the output",
  ]);
});
