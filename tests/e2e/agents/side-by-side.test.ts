/** Calls of one turn: those that only read run side by side, and what a model hears keeps its order, also after a crash. */
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  agentWorkspace,
  calling,
  giving,
  type AgentWorkspace,
} from "../../support/agent-workspace.ts";
import { CLI, startNode } from "../../support/built-cli.ts";
import { told } from "../../support/gate-workspace.ts";
import { hangs, type ModelReply, type ModelRequest } from "../../support/model-server.ts";

const TASKS = `  - id: ask
    kind: agent
    instruction: Read all of it
    tools:
      - { tool: desk.hold, args: { file: a.txt } }
      - { tool: desk.hold, args: { file: b.txt } }
      - { tool: desk.log, args: { file: out/log.txt } }
`;
const writes = {
  files: { "out/.keep": "" },
  config: { write: ["out"], limits: { retries: 0, maxParallel: 2 } },
};
const exec = ["exec", "asked", "--run", "r1", "--yes"];

const turnsIn = ({ body }: ModelRequest) =>
  body.messages.filter(({ role }) => role === "assistant").length;

const reads = () => calling(["desk_hold", {}], ["desk_hold_2", {}]);

function count(workspace: AgentWorkspace, where: string): number {
  try {
    return Number(workspace.rows(`SELECT count(*) AS n FROM worker_runs WHERE ${where}`)[0]?.["n"]);
  } catch {
    return 0;
  }
}

async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await pause(10);
}

const running = (workspace: AgentWorkspace) =>
  count(workspace, "task_id LIKE '%desk-hold%' AND status = 'running'");

const heard = (request: ModelRequest | undefined) =>
  request?.body.messages.flatMap(({ role, content }) => (role === "tool" ? [content] : []));

const data = (text: string) => JSON.stringify({ ok: true, data: { text } });

test("two that read run at once, and what they came to is told in the order of the turn", async () => {
  await using workspace = await agentWorkspace(
    TASKS,
    (request) => (turnsIn(request) === 0 ? reads() : giving({ answer: "done" })),
    writes,
  );
  const started = startNode(workspace.path, [CLI, ...exec]);
  await until(() => running(workspace) === 2);
  await workspace.write("b.txt", "B");
  await until(() => running(workspace) === 1);
  await workspace.write("a.txt", "A");
  expect((await started.ended).status).toBe(0);
  expect(heard(workspace.server.requests[1])).toEqual([data("A"), data("B")]);
});

test("what changes something runs alone: what reads before it has ended, and what reads after it has not begun", async () => {
  await using workspace = await agentWorkspace(
    TASKS,
    (request) =>
      turnsIn(request) === 0
        ? calling(["desk_hold", {}], ["desk_log", { text: "one" }], ["desk_hold_2", {}])
        : giving({ answer: "done" }),
    writes,
  );
  const started = startNode(workspace.path, [CLI, ...exec]);
  await until(() => running(workspace) === 1);
  expect(workspace.exists("out/log.txt")).toBe(false);
  await workspace.write("a.txt", "A");
  await until(() => running(workspace) === 1 && workspace.exists("out/log.txt"));
  await workspace.write("b.txt", "B");
  expect((await started.ended).status).toBe(0);
  expect(heard(workspace.server.requests[1])).toEqual([
    data("A"),
    JSON.stringify({ ok: true, data: { lines: 1 } }),
    data("B"),
  ]);
});

test("with one at a time they run one after the other", async () => {
  await using workspace = await agentWorkspace(
    TASKS,
    (request) => (turnsIn(request) === 0 ? reads() : giving({ answer: "done" })),
    { ...writes, files: { ...writes.files, "a.txt": "A", "b.txt": "B" } },
  );
  expect(await told(workspace, ...exec, "--max-parallel", "1")).toMatchObject({ exit: 0 });
  const rows = workspace.rows(
    "SELECT started_at, completed_at FROM worker_runs WHERE task_id LIKE '%desk-hold%' ORDER BY task_id",
  );
  expect(String(rows[1]?.["started_at"]) >= String(rows[0]?.["completed_at"])).toBe(true);
});

const MOMENTS: readonly (readonly [string, (workspace: AgentWorkspace) => Promise<void>])[] = [
  ["both run", (workspace) => until(() => running(workspace) === 2)],
  [
    "the second is done and the first runs",
    async (workspace) => {
      await until(() => running(workspace) === 2);
      await workspace.write("b.txt", "B");
      await until(
        () => count(workspace, "task_id LIKE '%desk-hold-2%' AND status = 'success'") === 1,
      );
    },
  ],
  [
    "both are done and the model thinks",
    async (workspace) => {
      await workspace.write("a.txt", "A");
      await workspace.write("b.txt", "B");
      await until(() => workspace.server.requests.length === 2);
    },
  ],
];

test.each(MOMENTS)(
  "killed when %s: nothing is asked or called again that is done",
  async (_, moment) => {
    let isBack = false;
    const reply = (request: ModelRequest): ModelReply =>
      turnsIn(request) === 0 ? reads() : isBack ? giving({ answer: "done" }) : hangs;
    await using workspace = await agentWorkspace(TASKS, reply, writes);
    const started = startNode(workspace.path, [CLI, ...exec]);
    await moment(workspace);
    started.kill("SIGKILL");
    await started.ended;
    const done = count(workspace, "task_id LIKE '%desk-hold%' AND status = 'success'");
    isBack = true;
    await workspace.write("a.txt", "A");
    await workspace.write("b.txt", "B");
    expect(await told(workspace, "exec", "asked", "--resume", "r1", "--yes")).toMatchObject({
      exit: 0,
    });
    expect(workspace.server.requests.filter((request) => turnsIn(request) === 0)).toHaveLength(1);
    expect(heard(workspace.server.requests.at(-1))).toEqual([data("A"), data("B")]);
    const attempts = workspace.rows(
      "SELECT task_id, attempt, status FROM attempts WHERE task_id LIKE '%desk-hold%'",
    );
    expect(attempts).toHaveLength(2 + (2 - done));
  },
);

test("in a loop whose items several processes run, each item has its model, and a lost host asks none again", async () => {
  let isBack = false;
  const seen: string[] = [];
  const reply = (request: ModelRequest): ModelReply => {
    const [, name = ""] = /Where is (\w+)\?/.exec(request.text) ?? [];
    seen.push(`${name} ${turnsIn(request)}`);
    if (turnsIn(request) === 0)
      return calling(["desk_find", { name }], ["desk_find", { name: `${name}s` }]);
    return isBack || name !== "Cid" ? giving({ answer: name }) : hangs;
  };
  await using workspace = await agentWorkspace(
    `  - id: each
    kind: loop
    forEach: [Ada, Bob, Cid, Dan]
    as: name
    concurrency: 4
    shards: 2
    tasks:
      - id: ask
        kind: agent
        instruction: { $text: ["Where is ", { $ref: name }, "?"] }
        tools: [desk.find]
`,
    reply,
    writes,
  );
  const started = startNode(workspace.path, [CLI, ...exec]);
  await until(() => count(workspace, "task_id LIKE 'each[%].ask' AND status = 'success'") === 3);
  started.kill("SIGKILL");
  await started.ended;
  isBack = true;
  const before = seen.length;
  expect(await told(workspace, "exec", "asked", "--resume", "r1", "--yes")).toMatchObject({
    exit: 0,
  });
  const outputs = workspace.rows("SELECT output_data FROM task_outputs WHERE task_id = 'each'");
  expect(JSON.parse(String(outputs[0]?.["output_data"]))).toEqual({
    results: ["Ada", "Bob", "Cid", "Dan"].map((answer) => ({ answer })),
    failed: [],
  });
  expect(seen.slice(before)).toEqual(["Cid 1"]);
});
