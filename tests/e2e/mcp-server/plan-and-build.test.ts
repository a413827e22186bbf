import { afterEach, beforeAll, afterAll, describe, expect, test } from "vitest";
import { orchcJson } from "../../support/built-cli.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { mcpClient, type McpClient } from "../../support/mcp-client.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const SALES = "city,revenue\nBern,10\nBasel,20\nBern,5\n";
const QUERY = "Total revenue by city in data/sales.csv";

describe("a workspace with data", () => {
  let workspace: UserWorkspace;
  let mcp: McpClient;
  beforeAll(async () => {
    workspace = await userWorkspace({ files: { "data/sales.csv": SALES } });
    mcp = await mcpClient(workspace.path);
  });
  afterAll(async () => {
    await mcp[Symbol.asyncDispose]();
    await workspace[Symbol.asyncDispose]();
    expectNothingLeft();
  });

  test("lists its tools, with schemas that say what each takes", async () => {
    const { tools } = await mcp.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "plan",
      "build",
      "exec",
      "resume",
      "show",
      "runs",
      "gates",
      "approve",
      "reject",
      "tools",
      "explain",
    ]);
    const exec = tools.find(({ name }) => name === "exec");
    expect(exec?.inputSchema).toMatchObject({
      type: "object",
      required: ["name"],
      additionalProperties: false,
      properties: { yes: { type: "boolean" }, params: { type: "object" } },
    });
    expect(exec?.outputSchema).toMatchObject({ required: ["exitStatus", "diagnostics"] });
    expect(exec?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(mcp.client.getServerVersion()?.name).toBe("orchc");
    expect(mcp.client.getInstructions()).toContain("decided by the person");
  });

  test("a request is planned, built and run, and each result is the command's own", async () => {
    const planned = await mcp.call("plan", { query: QUERY, name: "cities" });
    expect(planned.isError).toBe(false);
    expect(planned.text).toContain("data.");
    const again = await orchcJson(workspace.path, ["plan", QUERY, "--name", "cities"]);
    expect(planned.document).toEqual(again);

    const built = await mcp.call("build", { plan: "cities" });
    expect(built.isError).toBe(false);
    expect(built.document["builds"]).toMatchObject([{ name: "cities" }]);

    const ran = await mcp.call("exec", { name: "cities" });
    expect(ran.isError).toBe(false);
    expect(ran.document).toMatchObject({ exitStatus: 0, status: "success" });
    expect(ran.text).toContain("Basel");

    const run = String(ran.document["run"]);
    const shown = await mcp.call("show", { run });
    expect(shown.document).toEqual(await orchcJson(workspace.path, ["show", run]));
    const { document: listed } = await mcp.call("runs", { limit: 1 });
    expect(listed["runs"]).toMatchObject([{ id: run, name: "cities" }]);
  });

  test("a query that is wrong says what to do, as a result and not as an error of the protocol", async () => {
    const { isError, text, document } = await mcp.call("plan", {
      query: "Total weight by city in data/sales.csv",
    });
    expect(isError).toBe(true);
    expect(document.exitStatus).toBe(2);
    expect(document.diagnostics.length).toBeGreaterThan(0);
    expect(text).toContain(document.diagnostics[0]!.code);
    expect(text).toContain("help:");
  });

  test("the catalog can be searched, and a code explained", async () => {
    const tried = await mcp.call("tools", { try: QUERY });
    expect(tried.text).toContain('"column":"revenue"');
    const named = await mcp.call("tools", { name: "dta" });
    expect(named).toMatchObject({ isError: true });
    expect(named.text).toContain("data");
    const explained = await mcp.call("explain", { code: "ORC1021" });
    expect(explained.document["title"]).toBe("There is no such run");
  });

  test("names that are not there lead to the nearest", async () => {
    await mcp.call("plan", { query: QUERY, name: "cities" });
    const { isError, text } = await mcp.call("exec", { name: "citeis" });
    expect(isError).toBe(true);
    expect(text).toContain('Did you mean "cities"?');
    await expect(mcp.call("plann")).rejects.toThrow("Did you mean plan?");
    const { text: run } = await mcp.call("show", { run: "nothing-like-it" });
    expect(run).toContain("ORC1021");
  });
});

describe("how it begins", () => {
  afterEach(expectNothingLeft);

  test.each([
    [false, "2025-11-25"],
    [true, "2026-07-28"],
  ])("protocol, negotiated: %s", async (isModern, version) => {
    await using workspace = await userWorkspace();
    await using mcp = await mcpClient(workspace.path, { isModern });
    expect(mcp.client.getNegotiatedProtocolVersion()).toBe(version);
    const { isError, document } = await mcp.call("runs");
    expect({ isError, runs: document["runs"] }).toEqual({ isError: false, runs: [] });
    await expect(mcp.call("plann")).rejects.toThrow("Did you mean plan?");
  });

  test("the workspace can be named from elsewhere; files are those of the workspace", async () => {
    await using elsewhere = await userWorkspace();
    await using workspace = await userWorkspace({ files: { "data/sales.csv": SALES } });
    await using mcp = await mcpClient(elsewhere.path, { args: ["--workspace", workspace.path] });
    const { isError, document } = await mcp.call("plan", { query: QUERY, name: "cities" });
    expect(isError).toBe(false);
    expect(document["file"]).toBe("generated/cities/plan.json");
    expect(workspace.exists("generated/cities/plan.json")).toBe(true);
  });

  test("without a valid workspace it says why on standard error, and nothing on standard output", async () => {
    await using workspace = await userWorkspace({ config: { nothing: 1 } });
    const { status, stdout, stderr } = await workspace.orchc(["mcp"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("nothing");
    const { status: asJson } = await workspace.orchc(["mcp", "--json"]);
    expect(asJson).toBe(2);
  });
});
