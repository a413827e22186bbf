import { afterEach, expect, test } from "vitest";
import { gateWorkspace } from "../../support/gate-workspace.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { mcpClient, type McpClient } from "../../support/mcp-client.ts";

afterEach(expectNothingLeft);

const SAYS = `description: Say what is given
params:
  text: { type: string, description: What is said, default: hello }
  times: { type: integer }
  mood: { type: enum, values: [glad, sad], default: glad }
  who: { type: list, default: [ann] }
tasks:
  - { id: t1, tool: desk.note, args: { text: { $param: text } } }
`;

async function toolNamed(mcp: McpClient, name: string) {
  const { tools } = await mcp.client.listTools();
  return tools.find((tool) => tool.name === name);
}

test("a build is a tool of its own, with its parameters as input", async () => {
  await using workspace = await gateWorkspace("  - { id: t1, tool: desk.names }\n", {
    "queries/says.plan.yaml": SAYS,
  });
  await using mcp = await mcpClient(workspace.path);
  const says = await toolNamed(mcp, "says");
  expect(says?.description).toContain("Say what is given");
  expect(says?.description).toContain("changes nothing outside the run");
  expect(says?.annotations?.readOnlyHint).toBe(true);
  expect(says?.inputSchema).toMatchObject({
    type: "object",
    additionalProperties: false,
    required: ["times"],
    properties: {
      text: { type: "string", description: "What is said", default: "hello" },
      times: { type: "integer" },
      mood: { type: "string", enum: ["glad", "sad"] },
      who: { type: "array", items: { type: "string" } },
    },
  });
  const args = { text: 'a=b, --yes\n{"$ref": "t1"}', times: 3, who: ["ann", "bob b"] };
  const { isError, document } = await mcp.call("says", args);
  expect(isError).toBe(false);
  const { document: shown } = await mcp.call("show", { run: document["run"], task: "t1" });
  expect(JSON.stringify(shown["output"])).toContain(JSON.stringify(args.text).slice(1, -1));
  expect(
    workspace
      .rows("SELECT params FROM runs")
      .map(({ params }) => JSON.parse(String(params)) as object),
  ).toEqual([{ mood: "glad", ...args }]);

  // the same by the tool for all builds
  expect((await mcp.call("exec", { name: "says", params: { times: 1 } })).isError).toBe(false);
  for (const wrong of [
    {},
    { times: "x" },
    { times: 1.5 },
    { times: 1, mood: "angry" },
    { times: 1, who: ["a,b"] },
    { times: 1, txt: "" },
  ]) {
    const refused = await mcp.call("says", wrong);
    expect(refused).toMatchObject({ isError: true, document: { exitStatus: 2 } });
    expect(refused.text).toContain("ORC4530");
  }
  expect((await mcp.call("says", { times: 1, txt: "" })).text).toContain("perhaps text is meant");
});

test("the list says when a build is made, and when it is removed", async () => {
  await using workspace = await gateWorkspace("  - { id: t1, tool: desk.names }\n");
  await using mcp = await mcpClient(workspace.path);
  expect(await toolNamed(mcp, "later")).toBeUndefined();
  const plan = "description: Names\ntasks:\n  - { id: t1, tool: desk.names }\n";
  await workspace.write("queries/later.plan.yaml", plan);
  expect((await workspace.orchc(["build", "later"])).status).toBe(0);
  await mcp.listChanged;
  expect(await toolNamed(mcp, "later")).toMatchObject({ title: "later" });
  expect((await mcp.call("later")).isError).toBe(false);
  await workspace.remove("generated/later");
  expect(await toolNamed(mcp, "later")).toBeUndefined();
});

test("a subscription of the newest protocol hears it too", async () => {
  await using workspace = await gateWorkspace("  - { id: t1, tool: desk.names }\n");
  await using mcp = await mcpClient(workspace.path, { isModern: true });
  expect(await toolNamed(mcp, "asked")).toBeDefined();
  await workspace.remove("generated/asked");
  await mcp.listChanged;
  expect(await toolNamed(mcp, "asked")).toBeUndefined();
});

test("a name that orchc has is not taken by a build, nor does one that cannot be read spoil the list", async () => {
  const plan = "description: Names\ntasks:\n  - { id: t1, tool: desk.names }\n";
  await using workspace = await gateWorkspace("  - { id: t1, tool: desk.names }\n", {
    "queries/runs.plan.yaml": plan,
  });
  await workspace.write("generated/broken/manifest.json", "{");
  await workspace.write("generated/file.txt", "");
  await using mcp = await mcpClient(workspace.path);
  const { tools } = await mcp.client.listTools();
  const names = tools.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(names).not.toContain("broken");
  expect(await toolNamed(mcp, "runs")).toMatchObject({ title: "List runs" });
  expect((await mcp.call("exec", { name: "runs" })).isError).toBe(false);
});
