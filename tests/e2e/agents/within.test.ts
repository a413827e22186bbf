/** A model that calls tools where plans put it: behind a gate, in loops, in a script of its own; and people who approve. */
import { expect, test } from "vitest";
import { agentWorkspace, calling, giving, outputsIn } from "../../support/agent-workspace.ts";
import { statusesIn, told } from "../../support/gate-workspace.ts";
import type { ModelRequest } from "../../support/model-server.ts";

const turnsIn = ({ body }: ModelRequest) =>
  body.messages.filter(({ role }) => role === "assistant").length;

const APPROVED = `  - id: ask
    kind: agent
    instruction: Tidy up
    tools: [{ tool: desk.remove, approve: true }]
`;

const tidying = (request: ModelRequest) =>
  turnsIn(request) === 0
    ? calling(["desk_remove", { name: "old" }], ["desk_remove", { name: "new" }])
    : giving({ answer: "tidy" });

test("a person approves each call of a destructive tool, and the model hears of a rejection", async () => {
  await using workspace = await agentWorkspace(APPROVED, tidying);
  const first = await told(workspace, "exec", "asked", "--run", "r1", "--yes");
  expect(first.exit).toBe(3);
  expect(first.gates).toMatchObject([
    { task: "ask[1].ask-desk-remove-approval", shown: { arguments: { name: "old" } } },
  ]);
  await workspace.orchc(["approve", "r1", "ask[1].ask-desk-remove-approval", "--by", "ada"]);
  const second = await told(workspace, "exec", "asked", "--resume", "r1", "--yes");
  expect(second).toMatchObject({ exit: 3, gates: [{ task: "ask[2].ask-desk-remove-approval" }] });
  await workspace.orchc([
    "reject",
    "r1",
    "ask[2].ask-desk-remove-approval",
    "--by",
    "ada",
    "--reason",
    "still in use",
  ]);
  expect(await told(workspace, "exec", "asked", "--resume", "r1", "--yes")).toMatchObject({
    exit: 0,
  });
  expect(workspace.server.requests.map(turnsIn)).toEqual([0, 1]);
  expect(workspace.server.requests[1]?.text).toContain('{"ok":true,"data":{"gone":true}}');
  expect(workspace.server.requests[1]?.text).toContain("still in use");
});

test("in a loop each item has a model of its own, side by side", async () => {
  await using workspace = await agentWorkspace(
    `  - id: each
    kind: loop
    forEach: [Ada, Bob, Cid]
    as: name
    concurrency: 3
    tasks:
      - id: ask
        kind: agent
        instruction: { $text: ["Where is ", { $ref: name }, "?"] }
        tools: [desk.find]
`,
    (request) => {
      const [, name = ""] = /Where is (\w+)\?/.exec(request.text) ?? [];
      return turnsIn(request) === 0 ? calling(["desk_find", { name }]) : giving({ answer: name });
    },
  );
  expect(await told(workspace, "exec", "asked", "--run", "r1")).toMatchObject({ exit: 0 });
  expect(outputsIn(workspace)["each"]).toEqual({
    results: [{ answer: "Ada" }, { answer: "Bob" }, { answer: "Cid" }],
    failed: [],
  });
  expect(outputsIn(workspace)["each[1].ask[1].ask-desk-find"]).toEqual({
    rows: [{ name: "Bob", room: 12 }],
  });
});

test("a script with a model runs alone", async () => {
  await using workspace = await agentWorkspace(
    `  - id: ask\n    kind: agent\n    instruction: Where is Ada?\n    tools: [desk.find]\n`,
    (request) =>
      turnsIn(request) === 0 ? calling(["desk_find", { name: "Ada" }]) : giving({ answer: "12" }),
  );
  const alone = await workspace.node(["generated/asked/u1.ts", "--run", "r1"]);
  expect(alone.stderr + alone.stdout).not.toContain("ORC");
  expect(alone.status).toBe(0);
  expect(outputsIn(workspace)["ask"]).toEqual({ answer: "12" });
});

test("what is optional is left out when its model fails", async () => {
  await using workspace = await agentWorkspace(
    `  - id: ask\n    kind: agent\n    optional: true\n    turns: 1\n    instruction: Where is Ada?\n    output: { type: object, properties: { room: { type: integer } }, required: [room] }\n  - id: note\n    tool: desk.note\n    args: { text: there }\n`,
    () => giving({}),
  );
  expect(await told(workspace, "exec", "asked", "--run", "r1")).toMatchObject({ exit: 0 });
  expect(statusesIn(workspace)).toContain("note success");
});
