import { describe, expect, test } from "vitest";
import {
  commandArguments,
  inputProblem,
  inputSchema,
} from "../../../../src/cli/mcp-server/input.ts";
import { mcpTools } from "../../../../src/cli/mcp-server/tools.ts";

/** Flags that weaken a limit, or write to a path. */
const NEVER = [
  "sandbox",
  "approval",
  "allowStale",
  "allowOverBudget",
  "record",
  "replay",
  "events",
  "restore",
  "dump",
  "skipValidation",
];

describe.each(mcpTools)("$name", (tool) => {
  test("takes what its command declares, each with a description, and nothing that weakens a limit", async () => {
    const { command } = await tool.load();
    const schema = inputSchema(tool, command);
    for (const [name, member] of Object.entries(schema.shape)) {
      expect(member.description).not.toBe("");
      expect(NEVER).not.toContain(name);
    }
    expect(Object.keys(schema.shape)).toHaveLength(tool.takes.length);
  });
});

test("arguments become what yargs would have read, values of parameters included", async () => {
  const { command } = await mcpTools.find(({ name }) => name === "plan")!.load();
  const input = {
    query: "--help me",
    budget: "usd=2",
    params: { text: "a=b, c\n", list: ["x", "y z"], on: true, n: 1e21 },
  };
  expect(commandArguments(command, input)).toEqual({
    query: ["--help me"],
    budget: ["usd=2"],
    param: ["text=a=b, c\n", "list=x,y z", "on=true", "n=1e+21"],
  });
  const show = await mcpTools.find(({ name }) => name === "show")!.load();
  expect(commandArguments(show.command, { task: "t1" })).toEqual({ run: "last", task: "t1" });
});

test("all that does not fit is said at once", async () => {
  const tool = mcpTools.find(({ name }) => name === "exec")!;
  const schema = inputSchema(tool, (await tool.load()).command);
  expect(inputProblem("exec", schema, { name: "sales", params: { text: "a" } })).toBeUndefined();
  const problem = inputProblem("exec", schema, { params: { "a b": 1 }, yes: 1, nam: "x" });
  expect(problem?.code).toBe("ORC4530");
  for (const part of [
    "name is missing",
    "params",
    "yes:",
    '"nam" is no argument of it (perhaps name is meant)',
  ]) {
    expect(problem?.message).toContain(part);
  }
  expect(inputProblem("exec", schema, { name: "x", params: { a: ["b,c"] } })?.message).toContain(
    "params.a",
  );
});
