/** Questions of a server that is a service, and several of them at once; what people and assistants see of them. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { deskWorkspace } from "../../support/desk-workspace.ts";
import { told } from "../../support/gate-workspace.ts";
import { mcpClient } from "../../support/mcp-client.ts";
import { desk as deskServer } from "../../support/mcp/desk.ts";
import { overHttp } from "../../support/mcp/over-http.ts";

const NEWEST = { protocol: "2026-07-28" };
const VALUE = ["--value", '{"count": 3}'];

const plans = (tool: string) => ({
  ask: `tasks:\n  - { id: ask, tool: desk.${tool}, args: { show: Tosca } }\n`,
});

test.each(["find", "book"])("a service that asks in %s is answered", async (tool) => {
  await using service = await overHttp(deskServer);
  const server = { url: service.url };
  await using desk = await deskWorkspace({ ...NEWEST, server, plans: plans(tool) });
  process.env["DESK_LOG"] = desk.at("desk.log");
  expect(await told(desk, "exec", "ask", "--run", "r1", "--yes")).toMatchObject({
    exit: 3,
    gates: [{ task: "ask" }],
  });
  await told(desk, "approve", "r1", "ask", ...VALUE);
  expect(await told(desk, "exec", "ask", "--resume", "r1", "--yes")).toMatchObject({ exit: 0 });
  expect(await desk.done()).toEqual([`${tool} Tosca`, `${tool} Tosca {"count":3}`]);
});

test("several questions of one round are asked one after the other, and a page is shown", async () => {
  await using desk = await deskWorkspace({ ...NEWEST, plans: plans("sign") });
  const first = await told(desk, "exec", "ask", "--run", "r1");
  expect(first).toMatchObject({
    exit: 3,
    gates: [{ shown: { "page to visit": "https://desk.example/rules" } }],
  });
  expect(first.gates?.[0]?.commands.approve).toBe("orchc approve r1 ask");
  expect((await desk.orchc(["gates"])).stdout).toContain("Visit    https://desk.example/rules");
  await told(desk, "approve", "r1", "ask");
  const second = await told(desk, "exec", "ask", "--resume", "r1");
  expect(second).toMatchObject({ exit: 3, gates: [{ shown: { count: "a whole number" } }] });
  await told(desk, "approve", "r1", "ask", ...VALUE);
  expect(await told(desk, "exec", "ask", "--resume", "r1")).toMatchObject({ exit: 0 });
  const done = await desk.done();
  expect(done.at(-1)).toContain('"rules":{"action":"accept"}');
  expect(done.at(-1)).toContain('"count":3');
  expect(done.filter((line) => line.includes("count"))).toHaveLength(1);
});

test("a question is found from the page, the run and an assistant, without the state of its server", async () => {
  await using desk = await deskWorkspace({ ...NEWEST, plans: plans("find") });
  const run = await told(desk, "exec", "ask", "--run", "r1");
  expect(JSON.stringify(run)).not.toContain("held for Tosca");
  expect((await desk.orchc(["show", "r1"])).stdout).toContain("Decide    orchc gates --run r1");
  const page = await readFile(desk.at(".orchc/runs/r1/report.html"), "utf8");
  expect(page).toContain("orchc gates --run r1");
  await using mcp = await mcpClient(desk.path);
  const { document } = await mcp.call("gates", { run: "r1" });
  expect(document["gates"]).toMatchObject([
    { question: 'The MCP server desk asks in its tool find: "How many seats, [31m and where?"' },
  ]);
  expect(JSON.stringify(document)).not.toContain("held for Tosca");
});
