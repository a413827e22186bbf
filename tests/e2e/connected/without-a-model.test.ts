/** A request over MCP servers, an HTTP API and an agent of the workspace, from its words to its answer. */
import { afterEach, expect, test } from "vitest";
import { CLI, startNode } from "../../support/built-cli.ts";
import { connectedEnv, connectedWorkspace } from "../../support/connected-workspace.ts";
import { expectDone } from "../../support/endings.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { KEY, petShop } from "../../support/pet-shop.ts";

afterEach(expectNothingLeft);

const QUERY =
  "Look up pet 1, search nodes in memory for Mia, list allowed directories of disk and greet Ann";
const TOOLS = [
  "disk.list_allowed_directories",
  "memory.search_nodes",
  "own.greeting",
  "pet-shop.getPet",
];

test("it is planned without a model, executed in children that reach nothing, killed, resumed and answered", async () => {
  await using shop = await petShop();
  await using workspace = await connectedWorkspace(shop);
  expectDone(await workspace.orchc(["plan", QUERY, "--name", "all"]));
  const { "plan.json": plan = "" } = await workspace.files("generated/all");
  const { tasks } = JSON.parse(plan) as { tasks: { tool: string }[] };
  expect(tasks.map(({ tool }) => tool).toSorted()).toEqual(TOOLS);
  expectDone(await workspace.orchc(["build", "all"]));

  await workspace.write("hold/greeting", "");
  const running = startNode(workspace.path, [CLI, "exec", "all", "--run", "r1"], connectedEnv);
  for (const task of ["t1", "t2", "t3"]) await running.says(`${task} done`);
  running.kill("SIGKILL");
  await running.ended;
  expect(shop.requests).toEqual([{ line: "GET /v1/pets/1", body: "", key: KEY }]);

  await workspace.remove("hold/greeting");
  const resumed = await workspace.orchc(["exec", "all", "--resume", "r1"], connectedEnv);
  expectDone(resumed);
  expect(shop.requests).toHaveLength(1);
  const { "data.json": data = "", "answer.md": answer = "" } = await workspace.runFiles("r1");
  expect(data).toContain("likes the window seat");
  expect(data).toContain('"name": "Mia"');
  expect(data).toContain(workspace.at("notes"));
  expect(data).toContain("no key, no network");
  expect(answer).toContain("Hello Ann");
  const kept = { ...(await workspace.files(".orchc")), ...(await workspace.files("generated")) };
  expect(Object.values(kept).join("")).not.toContain(KEY);
});
