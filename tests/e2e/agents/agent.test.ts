/** A task in which a model calls tools, over the real command line and an endpoint on loopback. */
import { expect, test } from "vitest";
import { agentWorkspace, calling, giving, outputsIn } from "../../support/agent-workspace.ts";
import { statusesIn, told } from "../../support/gate-workspace.ts";
import { says } from "../../support/model-server.ts";

const TASKS = `  - id: who
    tool: desk.note
    args: { text: Ada }
  - id: ask
    kind: agent
    instruction: { $text: ["In which room is ", { $ref: who.text }, "?"] }
    tools: [desk.find, { tool: desk.log, args: { file: out/log.txt } }]
    output: { type: object, properties: { room: { type: integer }, name: { type: string } }, required: [room, name] }
  - id: told
    tool: desk.note
    args: { text: { $text: ["room ", { $ref: ask.room }] } }
`;

const writes = { files: { "out/.keep": "" }, config: { write: ["out"] } };

test("a model calls tools until it has the result, which other tasks read", async () => {
  await using workspace = await agentWorkspace(
    TASKS,
    [
      calling(["desk_find", { name: "Ada" }]),
      calling(["desk_log", { text: "found" }], ["desk_find", { name: "Bob", most: 1 }]),
      giving({ room: 12, name: "Ada" }),
    ],
    writes,
  );
  const build = await workspace.files("generated/asked");
  expect(build["u2.ts"]).toContain("Model, asked by the host: agent");
  expect(build["u2.ts"]).toContain("In which room is ${who.text}?");
  expect(build["types.ts"]).toContain("room: number;");
  expect(await workspace.orchc(["verify", "asked"])).toMatchObject({ status: 0 });

  const ran = await told(workspace, "exec", "asked", "--run", "r1", "--yes");
  expect(ran).toMatchObject({ exit: 0, data: { desk: { told: { text: "room 12" } } } });
  expect(statusesIn(workspace)).toEqual([
    "who success",
    "ask success",
    "told success",
    "ask[0].ask-turn success",
    "ask[1].ask-desk-find success",
    "ask[2].ask-turn success",
    "ask[3].ask-desk-log success",
    "ask[4].ask-desk-find success",
    "ask[5].ask-turn success",
  ]);
  const outputs = outputsIn(workspace);
  expect(outputs["ask"]).toEqual({ room: 12, name: "Ada" });
  expect(outputs["ask[2].ask-turn"]).toMatchObject({
    turn: 2,
    model: "test-model",
    usage: { inputTokens: 100, outputTokens: 20, usd: 0.0002 },
    spent: { tokens: 240, usd: 0.0004 },
  });
  expect(outputs["ask[4].ask-desk-find"]).toEqual({ rows: [{ name: "Bob", room: 12 }] });

  const [first, , last] = workspace.server.requests;
  expect(first?.text).toContain("In which room is Ada?");
  expect(
    last?.body.messages
      .filter(({ role }) => role === "tool")
      .map(({ content }) => JSON.parse(content) as unknown),
  ).toEqual([
    { ok: true, data: { rows: [{ name: "Ada", room: 12 }] } },
    { ok: true, data: { lines: 1 } },
    { ok: true, data: { rows: [{ name: "Bob", room: 12 }] } },
  ]);
  const offered = last?.body.tools?.map(({ function: one }) => [
    one.name,
    Object.keys((one.parameters as { properties: object }).properties),
  ]);
  expect(offered).toEqual([
    ["desk_find", ["most", "name"]],
    ["desk_log", ["text"]],
    ["give_result", ["name", "room"]],
  ]);
});

test("what it may not call, and what does not fit, is told to it and never run", async () => {
  await using workspace = await agentWorkspace(
    TASKS,
    [
      calling(
        ["desk_remove", { name: "all" }],
        ["desk_log", { file: "../outside.txt", text: "x" }],
        ["desk_find", "no json"],
        ["desk_find", { name: 5 }],
      ),
      calling(["desk_find", { name: "nobody" }]),
      giving({ room: "twelve", name: "Ada" }),
      says("The room is 12."),
      giving({ room: 12, name: "Ada" }),
    ],
    writes,
  );
  expect(await told(workspace, "exec", "asked", "--run", "r1", "--yes")).toMatchObject({ exit: 0 });
  const tasks = statusesIn(workspace).filter((line) => line.startsWith("ask["));
  expect(tasks).toEqual([
    "ask[0].ask-turn success",
    "ask[1].ask-desk-find failed",
    "ask[2].ask-turn success",
    "ask[3].ask-desk-find failed",
    "ask[4].ask-turn success",
    "ask[5].ask-turn success",
    "ask[6].ask-turn success",
  ]);
  const results = workspace.server.requests
    .at(-1)
    ?.body.messages.flatMap(({ role, content }) =>
      role === "tool" ? [JSON.parse(content) as { ok: boolean; error: string }] : [],
    );
  expect(results?.map(({ ok }) => ok)).toEqual([false, false, false, false, false, false]);
  expect(results?.map(({ error }) => error)).toEqual([
    "there is no tool of this name; tools: desk_find, desk_log, give_result",
    "it takes no file; arguments: text",
    "the arguments are no JSON object",
    expect.stringContaining("name"),
    expect.stringContaining("nobody is here"),
    "/room must be integer",
  ]);
  expect(workspace.server.requests.at(-1)?.text).toContain("That was no call and no result.");
  expect(workspace.exists("../outside.txt")).toBe(false);
});

test("one text as output is taken from a model that answers in words", async () => {
  await using workspace = await agentWorkspace(
    `  - id: ask
    kind: agent
    instruction: How are you?
`,
    [says("Quite well.")],
  );
  const ran = await told(workspace, "exec", "asked", "--run", "r1");
  expect(ran).toMatchObject({ exit: 0 });
  expect(outputsIn(workspace)["ask"]).toEqual({ answer: "Quite well." });
  expect((await workspace.orchc(["exec", "asked", "--run", "r2"])).stdout).not.toContain(
    "undefined",
  );
});
