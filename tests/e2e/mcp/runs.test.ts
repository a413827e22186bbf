/** Runs that call MCP servers: what reaches a child and what is kept, what is left when a run ends, whatever ends it. */
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import { expectNothingLeft, isAlive } from "../../support/leftovers.ts";
import { rawProgram, shopProgram } from "../../support/mcp/programs.ts";
import { plainTool } from "../../support/mcp/raw-server.ts";
import { shopOverHttp } from "../../support/mcp/shop-http.ts";
import { CLI, startNode } from "../../support/built-cli.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

afterEach(expectNothingLeft);

const KEY = "s3cret-key-of-the-shop";
const one = (tool: string, args = "{}") => `tasks:\n  - { id: t, tool: ${tool}, args: ${args} }\n`;

/** Listed and built, under the name `call`. */
async function built(
  server: object,
  plan: string,
  env: Readonly<Record<string, string>> = {},
): Promise<UserWorkspace> {
  const workspace = await userWorkspace({
    config: { mcpServers: { shop: server } },
    files: { "queries/call.plan.yaml": plan },
  });
  expect(await workspace.orchc(["tools", "--refresh"], env)).toMatchObject({ status: 0 });
  expect(await workspace.orchc(["build", "call"], env)).toMatchObject({ status: 0 });
  return workspace;
}

describe("what a server is given", () => {
  const server = { ...shopProgram, env: { SHOP_KEY: "${MY_SHOP_KEY}" } };

  test("stays in the host: nothing that is kept or shown holds it", async () => {
    await using workspace = await built(server, one("shop.secret"), { MY_SHOP_KEY: KEY });
    const run = await workspace.orchc(["exec", "call"], { MY_SHOP_KEY: KEY });
    expect(run).toMatchObject({ status: 0 });
    const { "data.json": data } = await workspace.runFiles();
    expect(data).toContain("the key is [");
    const kept = {
      ...(await workspace.files(".orchc")),
      ...(await workspace.files("mcp")),
      ...(await workspace.files("generated")),
    };
    expect(Object.values(kept).join("") + run.stdout + run.stderr).not.toContain(KEY);
  });

  test("has to be set before anything runs", async () => {
    await using workspace = await built(server, one("shop.secret"), { MY_SHOP_KEY: KEY });
    const { status, stderr } = await workspace.orchc(["exec", "call"]);
    expect(status).toBe(2);
    expect(stderr).toContain("ORC4521");
    expect(stderr).toContain("MY_SHOP_KEY");
    expect(workspace.exists(".orchc/runs")).toBe(false);
  });

  test("a recording answers instead of the server, and needs none of it", async () => {
    await using workspace = await built(server, one("shop.secret"), { MY_SHOP_KEY: KEY });
    const env = { MY_SHOP_KEY: KEY };
    expect(
      await workspace.orchc(["exec", "call", "--record", "recordings/call.json"], env),
    ).toMatchObject({ status: 0 });
    expect(await readFile(workspace.at("recordings/call.json"), "utf8")).not.toContain(KEY);
    await workspace.write(
      "orchc.config.yaml",
      JSON.stringify({ mcpServers: { shop: { command: "no-such-program" } } }),
    );
    expect(await workspace.orchc(["test", "call"])).toMatchObject({ status: 0 });
  });
});

test("pictures of a result are files of the run", async () => {
  await using workspace = await built(shopProgram, one("shop.picture"));
  expect(await workspace.orchc(["exec", "call"])).toMatchObject({ status: 0 });
  const files = await workspace.files(".orchc/bus");
  const picture = Object.entries(files).find(([path]) => path.endsWith("t/file-1.png"));
  expect(picture?.[1]).toContain("PNG");
});

test("each item of a loop is a call, and all of them share a server", async () => {
  const plan = `tasks:
  - id: each
    kind: loop
    forEach: [1, 2, 3]
    as: most
    tasks: [{ id: prices, tool: shop.count, args: { to: { $ref: most } } }]
`;
  await using shop = await shopOverHttp();
  await using workspace = await built({ url: shop.url }, plan);
  const run = await workspace.orchc(["exec", "call"]);
  expect(run).toMatchObject({ status: 0 });
  const { "data.json": data } = await workspace.runFiles();
  for (const n of [1, 2, 3]) expect(data).toContain(`${n} things`);
});

test("a server that lists another tool than was built for is refused, and a refresh says how to go on", async () => {
  const act = (type: string) => ({
    ...plainTool("act"),
    inputSchema: { type: "object", properties: { of: { type } } },
  });
  await using workspace = await built(
    rawProgram({ tools: [act("string")] }),
    one("shop.act", "{ of: tea }"),
  );
  const changed = rawProgram({ tools: [act("number"), plainTool("more")] });
  await workspace.write("orchc.config.yaml", JSON.stringify({ mcpServers: { shop: changed } }));
  const refused = await workspace.orchc(["exec", "call"]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("takes or gives something else than when this build was made");
  expect(refused.stderr).toContain("orchc tools --refresh shop");

  const refreshed = await workspace.orchc(["tools", "--refresh", "shop"]);
  expect(refreshed.stdout).toContain("added  more");
  expect(refreshed.stdout).toContain("changed  act");
  expect(refreshed.stdout).toContain("Builds that this affects: call (u1.ts)");
  const stale = await workspace.orchc(["build", "call"]);
  expect(stale.status).toBe(2);
  expect(stale.stderr).toContain("number");
});

describe("no process is left", () => {
  const stubborn = (log: string) =>
    rawProgram({ tools: [plainTool("act")], calls: "nothing", stubborn: true, log });

  async function started(): Promise<{ workspace: UserWorkspace; pids: () => Promise<number[]> }> {
    const workspace = await userWorkspace({
      files: { "queries/call.plan.yaml": one("shop.act") },
    });
    const log = workspace.at("pids");
    await workspace.write(
      "orchc.config.yaml",
      JSON.stringify({ mcpServers: { shop: stubborn(log) } }),
    );
    expect(await workspace.orchc(["tools", "--refresh"])).toMatchObject({ status: 0 });
    expect(await workspace.orchc(["build", "call"])).toMatchObject({ status: 0 });
    return {
      workspace,
      pids: async () => (await readFile(log, "utf8")).trim().split(/\s+/).map(Number),
    };
  }

  test.each(["SIGINT", "SIGKILL"] as const)("after %s", async (signal) => {
    const { workspace, pids } = await started();
    await using _ = workspace;
    const running = startNode(workspace.path, [CLI, "exec", "call"]);
    await running.says("t started");
    while ((await pids()).length < 4) await new Promise((resolve) => setTimeout(resolve, 50));
    if (signal === "SIGKILL") running.kill(signal);
    else running.press(signal);
    await running.ended;
    const all = await pids();
    // A watchdog ends them a moment after a host that was killed.
    for (let wait = 0; wait < 100 && all.some(isAlive); wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(all.filter(isAlive)).toEqual([]);
  });
});
