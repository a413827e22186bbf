import { symlink } from "node:fs/promises";
import { afterEach, beforeAll, afterAll, describe, expect, test } from "vitest";
import { gateWorkspace } from "../../support/gate-workspace.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { mcpClient, rawMcp, type McpClient } from "../../support/mcp-client.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const TASKS = "  - { id: t1, tool: desk.names }\n";
const SECRET = "tasks: tell-tale line of another place\n";

describe("arguments are data", () => {
  let outside: UserWorkspace;
  let workspace: UserWorkspace;
  let mcp: McpClient;
  beforeAll(async () => {
    outside = await gateWorkspace(TASKS);
    for (const name of ["private.plan.yaml", "private.query.md"]) await outside.write(name, SECRET);
    workspace = await gateWorkspace(TASKS);
    await symlink(outside.at("private.plan.yaml"), workspace.at("queries/linked.plan.yaml"));
    mcp = await mcpClient(workspace.path);
  });
  afterAll(async () => {
    await mcp[Symbol.asyncDispose]();
    await outside[Symbol.asyncDispose]();
    await workspace[Symbol.asyncDispose]();
    expectNothingLeft();
  });

  const cases = (): (readonly [string, Record<string, unknown>])[] => [
    ["plan", { query: outside.at("private.plan.yaml") }],
    ["plan", { query: outside.at("private.query.md") }],
    ["plan", { query: "linked" }],
    ["plan", { query: "queries/linked.plan.yaml" }],
    ["build", { plan: outside.at("private.plan.yaml") }],
    ["build", { plan: `${outside.path}/generated/asked` }],
    ["build", { plan: "../../generated/asked" }],
    ["exec", { name: `${outside.path}/generated/asked` }],
    ["exec", { name: ".." }],
    ["exec", { name: "../.." }],
  ];

  test("what lies outside the workspace is not read, and nothing of it told", async () => {
    for (const [name, args] of cases()) {
      const { isError, text, document } = await mcp.call(name, args);
      expect({ args, isError }).toEqual({ args, isError: true });
      expect(text).toContain("ORC4532");
      expect(JSON.stringify([text, document])).not.toContain("tell-tale");
    }
    expect(outside.exists(".orchc/orchestrator_results.db")).toBe(false);
  });

  test("a text that looks like flags is a text, and what is no argument is refused", async () => {
    for (const query of ["--help", "--restore asked@1", "-h", "--workspace=/", "\u0000", "  "]) {
      const { isError, text } = await mcp.call("plan", { query });
      expect({ query, isError }).toEqual({ query, isError: true });
      expect(text).toMatch(/ORC\d{4}/);
      expect(text).not.toMatch(/ORC9|\bat .*\.(js|ts):\d/);
    }
    const wrong: (readonly [string, Record<string, unknown>])[] = [
      ["exec", { name: "--yes" }],
      ["exec", { name: "asked\u0000" }],
      ["exec", { name: "asked", sandbox: "default" }],
      ["exec", { name: "asked", record: "/tmp/x" }],
      ["exec", { name: "asked", allowStale: true }],
      ["exec", { name: "asked", params: { "a=b": 1 } }],
      ["exec", { name: "asked", params: { nothing: 1 } }],
      ["exec", { name: "asked", params: ["a"] }],
      ["exec", { name: "asked", budget: "usd=free" }],
      ["exec", { name: ["asked"] }],
      ["exec", { name: "asked", yes: "true" }],
      ["exec", {}],
      ["runs", { limit: -1 }],
      ["runs", { limit: 1e300 }],
      ["runs", { action: "prune" }],
      ["show", { run: "'; DROP TABLE runs; --" }],
      ["show", { run: "%" }],
      ["approve", { run: "last", task: "t1" }],
      ["explain", { code: "../../etc/passwd" }],
      ["tools", { name: "__proto__" }],
      ["tools", { name: "constructor.name" }],
    ];
    for (const [name, args] of wrong) {
      const { isError, text } = await mcp.call(name, args);
      expect({ name, args, isError }).toEqual({ name, args, isError: true });
      expect(text).toMatch(/ORC\d{4}/);
      expect(text).not.toMatch(/\bat .*\.(js|ts):\d/);
    }
    expect((await mcp.call("exec", { name: "asked" })).isError).toBe(false);
  });
});

describe("a workspace that misbehaves", () => {
  afterEach(expectNothingLeft);

  test("a module that ends the process fails its call, and no other", async () => {
    await using workspace = await userWorkspace({
      files: { "agents/bad.ts": "process.exit(7);\nexport {};\n" },
    });
    await using mcp = await mcpClient(workspace.path);
    const { isError, text } = await mcp.call("tools");
    expect(isError).toBe(true);
    expect(text).toContain("ORC4533");
    expect(text).toContain("exit status 7");
    expect((await mcp.call("runs")).isError).toBe(false);
  });

  test("a module that prints does not spoil the protocol; one that has changed is read again", async () => {
    const written = ownAgent({
      name: "loud",
      tools: { say: { output: "{ text: z.string() }", run: '() => ({ text: "a" })' } },
    });
    const agent = (card: string): string =>
      `console.log("printed"); process.stdout.write("{}\\n");\n${written.replace("Does what loud does.", card)}`;
    await using workspace = await userWorkspace({
      files: { "agents/loud.ts": agent("Say it once.") },
    });
    await using mcp = await mcpClient(workspace.path);
    expect((await mcp.call("tools")).text).toContain("Say it once.");
    expect(mcp.stderr()).toContain("printed");
    await workspace.write("agents/loud.ts", agent("Say it twice."));
    expect((await mcp.call("tools")).text).toContain("Say it twice.");
  });

  test("a tool that shows a secret shows nothing, in results and in progress", async () => {
    const key = "model-key-0123456789";
    const leak = ownAgent({
      name: "leak",
      tools: {
        tell: {
          output: "{ text: z.string() }",
          run: `(_, context) => { context.log("${key}"); context.progress({ done: 1, total: 2, text: "${key}" }); return { text: "here: ${key}" }; }`,
        },
      },
    });
    await using workspace = await gateWorkspace("  - { id: t1, tool: leak.tell }\n", {
      "agents/leak.ts": leak,
    });
    const model = { baseUrl: "http://127.0.0.1:9/v1", name: "m", apiKeyEnv: "TEST_KEY" };
    await workspace.write("orchc.config.yaml", JSON.stringify({ model }));
    await using mcp = await mcpClient(workspace.path, { env: { TEST_KEY: key } });
    const told: unknown[] = [];
    const onProgress = (one: unknown): void => void told.push(one);
    const ran = await mcp.call("exec", { name: "asked" }, { onProgress });
    expect(ran.isError).toBe(false);
    const shown = await mcp.call("show", { run: "last", task: "t1" });
    expect(shown.text).toContain("here: ");
    expect(JSON.stringify([ran, shown, told])).not.toContain(key);
    expect(mcp.stderr()).not.toContain(key);
  });

  test("a result that is too large is cut, and says how to get the rest", async () => {
    const big = ownAgent({
      name: "big",
      tools: {
        list: {
          output: "{ rows: z.array(z.object({ text: z.string() })) }",
          run: '() => ({ rows: Array.from({ length: 3000 }, (_, n) => ({ text: `row ${n} ${"x".repeat(40)}` })) })',
        },
      },
    });
    await using workspace = await gateWorkspace(
      "  - { id: t1, tool: big.list }\n  - { id: t2, tool: desk.note, args: { text: small } }\n",
      { "agents/big.ts": big },
    );
    await using mcp = await mcpClient(workspace.path);
    const { isError, text, document } = await mcp.call("exec", { name: "asked" });
    expect(isError).toBe(false);
    expect(JSON.stringify(document).length).toBeLessThan(62_000);
    expect(text.length).toBeLessThan(62_000);
    expect(document).toMatchObject({ status: "success", omitted: { members: ["data"] } });
    expect(document["data"]).toBeUndefined();
    expect(JSON.stringify(document["omitted"])).toContain("call show with run");
    const { document: small } = await mcp.call("show", { run: document["run"], task: "t2" });
    expect(JSON.stringify(small["output"])).toContain("small");
    expect(small["omitted"]).toBeUndefined();
  });
});

describe("lines that are no protocol", () => {
  afterEach(expectNothingLeft);

  const request = (id: number, method: string, params: object = {}): string =>
    JSON.stringify({ jsonrpc: "2.0", id, method, params });
  const begin = request(1, "initialize", {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "raw", version: "1" },
  });

  test("are answered with errors of JSON-RPC or ignored, and the next request is served", async () => {
    await using workspace = await userWorkspace();
    const lines = [
      begin,
      '{"jsonrpc":"2.0","method":"notifications/initialized"}',
      "{ not JSON",
      "",
      "[]",
      "null",
      '{"jsonrpc":"1.0","id":5}',
      request(2, "no/such/method"),
      request(3, "tools/call", { name: 7 }),
      request(4, "tools/call", { name: "runs", arguments: "all" }),
      request(6, "tools/call", { name: "explain", arguments: { code: "x".repeat(1_000_000) } }),
      request(7, "tools/call", { name: "runs", arguments: {} }),
    ];
    const { said, status } = await rawMcp(workspace.path, lines, 6);
    const answers = said.map(
      (line) =>
        JSON.parse(line) as {
          id?: number;
          error?: { code: number };
          result?: { isError?: boolean };
        },
    );
    const of = (id: number) => answers.find((answer) => answer.id === id);
    expect(of(2)?.error?.code).toBe(-32_601);
    expect(of(3)?.error?.code).toBe(-32_602);
    expect(of(4)?.error?.code).toBe(-32_602);
    expect(of(6)?.result?.isError).toBe(true);
    expect(of(7)?.result?.isError).toBe(false);
    expect(status).toBe(0);
  });

  test("one of more than 10 MB ends the connection, and the process with it", async () => {
    await using workspace = await userWorkspace();
    const { said, status, stderr } = await rawMcp(
      workspace.path,
      [begin, "x".repeat(11_000_000)],
      9,
    );
    expect(said.length).toBeLessThanOrEqual(1);
    expect(status).toBe(0);
    expect(stderr).toContain("exceeded maximum size");
  });
});
