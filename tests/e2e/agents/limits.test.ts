/** What ends a model that calls tools: its limits, its endpoint, whoever runs it. */
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { agentWorkspace, calling, giving, outputsIn } from "../../support/agent-workspace.ts";
import { CLI, startNode } from "../../support/built-cli.ts";
import { statusesIn, told } from "../../support/gate-workspace.ts";
import { fails, type ModelReply } from "../../support/model-server.ts";

const asked = (more: string): string => `  - id: ask
    kind: agent
    instruction: Where is Ada?
    tools: [desk.find]
    output: { type: object, properties: { room: { type: integer } }, required: [room] }
${more}`;

const looking = () => calling(["desk_find", { name: "Ada" }]);
const codes = ({ diagnostics = [] }: { diagnostics?: readonly { code: string }[] }) =>
  diagnostics.map(({ code }) => code);

test("in its last turn it is offered nothing but to give the result, and then it is over", async () => {
  await using workspace = await agentWorkspace(asked("    turns: 2\n"), looking);
  const ran = await told(workspace, "exec", "asked", "--run", "r1");
  expect(ran.exit).toBe(1);
  expect(codes(ran)).toEqual(["ORC4541"]);
  expect(workspace.server.requests).toHaveLength(2);
  const last = workspace.server.requests.at(-1);
  expect(last?.body.tools?.map(({ function: one }) => one.name)).toEqual(["give_result"]);
  expect(last?.text).toContain("This is the last turn.");
});

test("three results that do not fit are enough", async () => {
  await using workspace = await agentWorkspace(asked(""), () => giving({ room: "twelve" }));
  const ran = await told(workspace, "exec", "asked", "--run", "r1");
  expect(codes(ran)).toEqual(["ORC4543"]);
  expect(workspace.server.requests).toHaveLength(3);
});

test.each([
  ["tokens: 1200", looking, "ORC4542"],
  ["usd: 0.0015", looking, "ORC4542"],
])("a budget of %s ends it before the request that does not fit", async (budget, reply, code) => {
  await using workspace = await agentWorkspace(asked(`    budget: { ${budget} }\n`), reply);
  const ran = await told(workspace, "exec", "asked", "--run", "r1");
  expect(codes(ran)).toEqual([code]);
  expect(workspace.server.requests.length).toBeLessThan(8);
  expect(workspace.server.requests.length).toBeGreaterThan(0);
});

test("a reply may cost no more than what its budget has left", async () => {
  await using workspace = await agentWorkspace(asked("    budget: { usd: 0.002 }\n"), [
    giving({ room: 12 }),
  ]);
  expect(await told(workspace, "exec", "asked", "--run", "r1")).toMatchObject({ exit: 0 });
  const body = workspace.server.requests[0]?.body;
  // The prompt costs something as well, and 400 tokens received cost 0.002.
  expect(body?.["max_completion_tokens"] ?? body?.["max_tokens"]).toBeLessThan(400);
});

test("what the most expensive reply would cost is held of the run's budget, and given back", async () => {
  const replies = [looking(), looking(), giving({ room: 12 })];
  await using workspace = await agentWorkspace(asked(""), replies);
  // A turn takes 0.0002, and could take 0.021: 4,096 tokens received, by the default, cost 0.0205.
  const little = await told(workspace, "exec", "asked", "--run", "r1", "--budget", "usd=0.02");
  expect(little).toMatchObject({ exit: 1 });
  expect(workspace.server.requests).toHaveLength(0);
  const enough = await told(workspace, "exec", "asked", "--run", "r2", "--budget", "usd=0.03");
  expect(enough).toMatchObject({ exit: 0 });
  expect(workspace.server.requests).toHaveLength(3);
});

test("calls beyond its budget are refused, and it goes on with what it has", async () => {
  const replies = [
    calling(["desk_find", { name: "Ada" }], ["desk_find", { name: "Bob" }]),
    giving({ room: 12 }),
  ];
  await using workspace = await agentWorkspace(asked("    budget: { toolCalls: 1 }\n"), replies);
  expect(await told(workspace, "exec", "asked", "--run", "r1")).toMatchObject({ exit: 0 });
  expect(statusesIn(workspace).filter((one) => one.includes("desk-find"))).toHaveLength(1);
  expect(workspace.server.requests[1]?.text).toContain("no call is left");
});

test("an endpoint that fails is told in one line, and another way can be taken", async () => {
  await using workspace = await agentWorkspace(
    `  - id: where
    kind: fallback
    alternatives:
      - tasks:
          - id: ask
            kind: agent
            instruction: Where is Ada?
            output: { type: object, properties: { text: { type: string } }, required: [text] }
      - tasks:
          - { id: plain, kind: call, tool: desk.note, args: { text: unknown } }
`,
    () => fails(401, "no such key"),
  );
  const ran = await told(workspace, "exec", "asked", "--run", "r1");
  expect(ran).toMatchObject({ exit: 0 });
  expect(outputsIn(workspace)["where"]).toEqual({ by: "plain", output: { text: "unknown" } });
  expect(statusesIn(workspace)).toContain("ask failed");
});

test("without a model nothing begins, and it is said what to do", async () => {
  await using workspace = await agentWorkspace(asked(""), looking, {
    config: { model: undefined },
  });
  const ran = await told(workspace, "exec", "asked", "--run", "r1");
  expect(ran.exit).toBe(2);
  expect(codes(ran)).toEqual(["ORC4540"]);
  expect(ran.diagnostics?.[0]).toMatchObject({
    help: expect.stringContaining("models.agent") as string,
  });
  expect(workspace.exists(".orchc/runs")).toBe(false);
});

test("a plan names its model, and the configuration says which that is", async () => {
  await using workspace = await agentWorkspace(
    asked("    model: clever\n"),
    [giving({ room: 12 })],
    {
      config: { models: { clever: { name: "clever-model" } } },
    },
  );
  expect(await told(workspace, "exec", "asked", "--run", "r1")).toMatchObject({ exit: 0 });
  expect(workspace.server.requests[0]?.body.model).toBe("clever-model");
});

test("what is cancelled takes the request with it", async () => {
  const closed = Promise.withResolvers<void>();
  const held: ModelReply = (response) => void once(response, "close").then(() => closed.resolve());
  await using workspace = await agentWorkspace(asked(""), [looking(), held]);
  const running = startNode(workspace.path, [CLI, "exec", "asked", "--run", "r1"]);
  while (workspace.server.requests.length < 2) await pause(20);
  running.press("SIGINT");
  await closed.promise;
  expect((await running.ended).status).toBe(130);
  expect(statusesIn(workspace)).toContain("ask[2].ask-turn cancelled");
});

test("a turn that takes too long ends with its request", async () => {
  const closed = Promise.withResolvers<void>();
  const held: ModelReply = (response) => void once(response, "close").then(() => closed.resolve());
  await using workspace = await agentWorkspace(asked("    timeoutMs: 500\n"), [held]);
  const ran = await told(workspace, "exec", "asked", "--run", "r1");
  expect(codes(ran)).toEqual(["ORC4306"]);
  await closed.promise;
});

test("what was recorded is answered without a model", async () => {
  await using workspace = await agentWorkspace(asked(""), [looking(), giving({ room: 12 })]);
  const file = "recordings/asked.json";
  expect(await told(workspace, "exec", "asked", "--run", "r1", "--record", file)).toMatchObject({
    exit: 0,
  });
  await workspace.server.stop();
  await workspace.write("orchc.config.yaml", "{}");
  const replayed = await told(workspace, "exec", "asked", "--replay", file);
  expect(replayed).toMatchObject({ exit: 0, status: "success" });
  expect(workspace.server.requests).toHaveLength(2);
});

test("a budget of a run counts the questions to models, whoever asks them", async () => {
  await using workspace = await agentWorkspace(asked(""), looking, {
    config: { limits: { retries: 0, budget: { modelCalls: 2 } } },
  });
  const ran = await told(workspace, "exec", "asked", "--run", "r1");
  expect(ran.exit).toBe(1);
  expect(workspace.server.requests).toHaveLength(2);
});
