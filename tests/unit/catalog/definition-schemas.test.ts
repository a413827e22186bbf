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
