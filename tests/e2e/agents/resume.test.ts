/** A run with a model in it is killed at any point, and goes on without asking or calling again what is done. */
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { agentWorkspace, calling, giving, outputsIn } from "../../support/agent-workspace.ts";
import { CLI, startNode } from "../../support/built-cli.ts";
import { told } from "../../support/gate-workspace.ts";
import { hangs, type ModelReply, type ModelRequest } from "../../support/model-server.ts";
import { workersOf } from "../../support/agent-workspace.ts";

const TASKS = `  - id: ask
    kind: agent
    instruction: Write it down
    tools: [{ tool: desk.log, args: { file: out/log.txt } }, { tool: desk.hold, args: { file: go.txt } }]
`;
const writes = { files: { "out/.keep": "" }, config: { write: ["out"] } };

/** How many turns a request knows of. */
const turnsIn = ({ body }: ModelRequest) =>
  body.messages.filter(({ role }) => role === "assistant").length;

test("killed while a model thinks: what it has answered is not asked again, and no call is made twice", async () => {
  let isBack = false;
  const reply = (request: ModelRequest): ModelReply => {
    const at = turnsIn(request);
    if (at === 0) return calling(["desk_log", { text: "one" }]);
    return isBack ? giving({ answer: "done" }) : hangs;
  };
  await using workspace = await agentWorkspace(TASKS, reply, writes);
  const running = startNode(workspace.path, [CLI, "exec", "asked", "--run", "r1", "--yes"]);
  while (workspace.server.requests.length < 2) await pause(20);
  running.kill("SIGKILL");
  await running.ended;
  isBack = true;
  expect(await told(workspace, "exec", "asked", "--resume", "r1", "--yes")).toMatchObject({
    exit: 0,
  });
  expect(workspace.server.requests.map(turnsIn)).toEqual([0, 1, 1]);
  expect(await readFile(workspace.at("out/log.txt"), "utf8")).toBe("one\n");
  expect(outputsIn(workspace)["ask"]).toEqual({ answer: "done" });
  expect(
    workspace.rows(
      "SELECT task_id, attempt FROM attempts WHERE task_id LIKE 'ask[%' ORDER BY task_id, attempt",
    ),
  ).toEqual([
    { task_id: "ask[0].ask-turn", attempt: 1 },
    { task_id: "ask[1].ask-desk-log", attempt: 1 },
    { task_id: "ask[2].ask-turn", attempt: 1 },
    { task_id: "ask[2].ask-turn", attempt: 2 },
  ]);
});

test("killed while a call runs: the call is made again, and the model hears of it once", async () => {
  const reply = (request: ModelRequest): ModelReply =>
    turnsIn(request) === 0
      ? calling(["desk_log", { text: "one" }], ["desk_hold", {}])
      : giving({ answer: "done" });
  await using workspace = await agentWorkspace(TASKS, reply, writes);
  const running = startNode(workspace.path, [CLI, "exec", "asked", "--run", "r1", "--yes"]);
  while (!workspace.exists("out/log.txt")) await pause(20);
  await pause(300);
  running.kill("SIGKILL");
  await running.ended;
  await workspace.write("go.txt", "gone");
  expect(await told(workspace, "exec", "asked", "--resume", "r1", "--yes")).toMatchObject({
    exit: 0,
  });
  expect(workspace.server.requests.map(turnsIn)).toEqual([0, 1]);
  expect(await readFile(workspace.at("out/log.txt"), "utf8")).toBe("one\n");
  expect(workspace.server.requests[1]?.text).toContain('{"ok":true,"data":{"text":"gone"}}');
});

test("a process that is lost while a model thinks costs no second question", async () => {
  const waiting = Promise.withResolvers<ModelReply>();
  const reply = (request: ModelRequest): ModelReply | Promise<ModelReply> =>
    turnsIn(request) === 0 ? calling(["desk_log", { text: "one" }]) : waiting.promise;
  await using workspace = await agentWorkspace(TASKS, reply, writes);
  const running = startNode(workspace.path, [CLI, "exec", "asked", "--run", "r1", "--yes"]);
  while (workspace.server.requests.length < 2) await pause(20);
  for (const pid of await workersOf(running.pid)) process.kill(pid, "SIGKILL");
  await pause(700);
  waiting.resolve(giving({ answer: "done" }));
  expect((await running.ended).status).toBe(0);
  expect(workspace.server.requests.map(turnsIn)).toEqual([0, 1]);
  expect(await readFile(workspace.at("out/log.txt"), "utf8")).toBe("one\n");
});

test("a call that may have made its change is not made again, and nothing is built on it", async () => {
  const reply = (request: ModelRequest): ModelReply =>
    turnsIn(request) === 0 ? calling(["desk_slow", { text: "one" }]) : giving({ answer: "done" });
  await using workspace = await agentWorkspace(
    `  - id: ask\n    kind: agent\n    instruction: Write it down\n    tools: [{ tool: desk.slow, args: { file: out/log.txt } }]\n`,
    reply,
    writes,
  );
  const running = startNode(workspace.path, [CLI, "exec", "asked", "--run", "r1", "--yes"]);
  while (!workspace.exists("out/log.txt")) await pause(20);
  running.kill("SIGKILL");
  await running.ended;
  const resumed = await told(workspace, "exec", "asked", "--resume", "r1", "--yes");
  expect(resumed.exit).toBe(1);
  expect(resumed.diagnostics?.map(({ code }) => code)).toContain("ORC4544");
  expect(await readFile(workspace.at("out/log.txt"), "utf8")).toBe("one\n");
  expect(workspace.server.requests).toHaveLength(1);
  // Somebody has looked, and says that it is to be done again.
  const again = await told(workspace, "retry", "r1", "--task", "ask[1].ask-desk-slow", "--yes");
  expect(again).toMatchObject({ exit: 0 });
  expect(workspace.server.requests.map(turnsIn)).toEqual([0, 1]);
});

test("asked again as a whole, it begins anew", async () => {
  await using workspace = await agentWorkspace(
    `  - id: ask\n    kind: agent\n    instruction: How are you?\n`,
    [giving({ answer: "well" }), giving({ answer: "better" })],
  );
  expect(await told(workspace, "exec", "asked", "--run", "r1")).toMatchObject({ exit: 0 });
  expect(await told(workspace, "retry", "r1", "--task", "ask")).toMatchObject({ exit: 0 });
  expect(outputsIn(workspace)["ask"]).toEqual({ answer: "better" });
  expect(workspace.server.requests).toHaveLength(2);
});
