/** Calls that ask people within control flow: each answer goes to the call that asked, and nobody is asked twice. */
import { expect, test } from "vitest";
import { calling, giving, outputsIn } from "../../support/agent-workspace.ts";
import { CLI, startNode } from "../../support/built-cli.ts";
import { deskWorkspace } from "../../support/desk-workspace.ts";
import { statusesIn, told, waitsForFile } from "../../support/gate-workspace.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { startModelServer } from "../../support/model-server.ts";

const NEWEST = { protocol: "2026-07-28" };

const loop = (tool: string, more = "") => `tasks:
  - id: each
    kind: loop
    forEach: [Aida, Norma, Tosca]
    as: show
    concurrency: 3
    ${more}
    tasks:
      - { id: ask, tool: desk.${tool}, args: { show: { $ref: show } } }
      - { id: words, tool: text.keywords, args: { text: { $ref: ask.text } } }
  - { id: other, tool: text.keywords, args: { text: "beside the opera" } }
`;

const answer = (count: number) => ["--value", `{"count": ${count}}`];

test.each([
  ["in the newest protocol", NEWEST],
  [
    "in the older protocol, one at a time",
    { config: { limits: { retries: 0, tools: { "desk.find": { concurrency: 1 } } } } },
  ],
])("items of a loop that each ask are answered one by one, %s", async (_, settings) => {
  await using desk = await deskWorkspace({ ...settings, plans: { shows: loop("find") } });
  const first = await told(desk, "exec", "shows", "--run", "r1");
  expect(first).toMatchObject({
    exit: 3,
    gates: [{ task: "each[0].ask" }, { task: "each[1].ask" }, { task: "each[2].ask" }],
  });
  expect(first.gates?.[1]?.commands.approve).toBe(
    "orchc approve r1 'each[1].ask' --value '{\"count\": VALUE}'",
  );
  expect(statusesIn(desk)).toEqual(expect.arrayContaining(["other success", "each waiting"]));
  await told(desk, "approve", "r1", "each[1].ask", ...answer(5));
  expect(await told(desk, "exec", "shows", "--resume", "r1")).toMatchObject({
    exit: 3,
    gates: [{ task: "each[0].ask" }, { task: "each[2].ask" }],
  });
  expect(statusesIn(desk)).toContain("each[1].words success");
  await told(desk, "approve", "r1", "each[2].ask", ...answer(7));
  await told(desk, "approve", "r1", "each[0].ask", ...answer(1));
  expect(await told(desk, "exec", "shows", "--resume", "r1")).toMatchObject({ exit: 0 });
  const texts = [0, 1, 2].map((item) => outputsIn(desk)[`each[${item}].ask`]);
  expect(texts).toMatchObject([
    { text: expect.stringContaining('Aida: {"count":1}') as string },
    { text: expect.stringContaining('Norma: {"count":5}') as string },
    { text: expect.stringContaining('Tosca: {"count":7}') as string },
  ]);
  expect(desk.rows("SELECT task_id FROM gates WHERE run_id = 'r1'")).toHaveLength(3);
  const done = await desk.done();
  expect(done.filter((line) => line.includes("count")).toSorted()).toEqual([
    'find Aida {"count":1}',
    'find Norma {"count":5}',
    'find Tosca {"count":7}',
  ]);
  // Each call has asked once, and goes on where it had asked.
  if (settings === NEWEST) expect(done).toHaveLength(6);
});

test("items that change something ask one after the other, and each is done once", async () => {
  await using desk = await deskWorkspace({ ...NEWEST, plans: { shows: loop("book") } });
  let run = await told(desk, "exec", "shows", "--run", "r1", "--yes");
  for (const item of [0, 1, 2]) {
    expect(run).toMatchObject({ exit: 3, gates: [{ task: `each[${item}].ask` }] });
    await told(desk, "approve", "r1", `each[${item}].ask`, ...answer(item + 1));
    run = await told(desk, "exec", "shows", "--resume", "r1", "--yes");
  }
  expect(run).toMatchObject({ exit: 0 });
  expect(await desk.done()).toEqual([
    "book Aida",
    'book Aida {"count":1}',
    "book Norma",
    'book Norma {"count":2}',
    "book Tosca",
    'book Tosca {"count":3}',
  ]);
});

test("an item whose question is declined is collected, and the others go on", async () => {
  const plans = { shows: loop("find", "onError: collect") };
  await using desk = await deskWorkspace({ ...NEWEST, plans });
  await told(desk, "exec", "shows", "--run", "r1");
  await told(desk, "reject", "r1", "each[0].ask");
  await told(desk, "approve", "r1", "each[1].ask", ...answer(5));
  expect(await told(desk, "exec", "shows", "--resume", "r1")).toMatchObject({
    exit: 3,
    gates: [{ task: "each[2].ask" }],
  });
  await told(desk, "approve", "r1", "each[2].ask", ...answer(7));
  await told(desk, "exec", "shows", "--resume", "r1");
  expect(outputsIn(desk)["each"]).toMatchObject({ failed: [{ index: 0 }] });
  expect((await desk.done()).filter((line) => line.includes("Aida"))).toEqual(["find Aida"]);
});

test("killed while an item is called with its answer, a run asks nobody twice", async () => {
  await using desk = await deskWorkspace({ ...NEWEST, slow: true, plans: { shows: loop("find") } });
  await told(desk, "exec", "shows", "--run", "r1");
  await told(desk, "approve", "r1", "each[1].ask", ...answer(5));
  const running = startNode(desk.path, [CLI, "exec", "shows", "--resume", "r1"]);
  await expect.poll(desk.done, { timeout: 20_000 }).toHaveLength(4);
  running.kill("SIGKILL");
  await running.ended;
  await told(desk, "approve", "r1", "each[0].ask", ...answer(1));
  await told(desk, "approve", "r1", "each[2].ask", ...answer(7));
  expect(await told(desk, "exec", "shows", "--resume", "r1")).toMatchObject({ exit: 0 });
  // What only reads is called once more with the answer that it had.
  const asked = ["Aida", "Norma", "Norma", "Tosca"];
  const done = await desk.done();
  expect(done.flatMap((line) => /find (\w+) .*count/.exec(line)?.[1] ?? []).toSorted()).toEqual(
    asked,
  );
  expect(desk.rows("SELECT task_id FROM gates WHERE run_id = 'r1'")).toHaveLength(3);
});

const BOTH = {
  both: `tasks:
  - id: both
    kind: parallel
    tasks:
      - { id: opera, tool: desk.book, args: { show: Tosca } }
      - { id: other, tool: desk.find, args: { show: Giselle } }
`,
};

test("tasks side by side that ask are answered each by its own answer", async () => {
  await using desk = await deskWorkspace({ ...NEWEST, plans: BOTH });
  expect(await told(desk, "exec", "both", "--run", "r1", "--yes")).toMatchObject({
    exit: 3,
    gates: [{ task: "opera" }, { task: "other" }],
  });
  await told(desk, "approve", "r1", "opera", ...answer(2));
  await told(desk, "approve", "r1", "other", ...answer(3));
  expect(await told(desk, "exec", "both", "--resume", "r1", "--yes")).toMatchObject({ exit: 0 });
  expect((await desk.done()).toSorted()).toEqual([
    "book Tosca",
    'book Tosca {"count":2}',
    "find Giselle",
    'find Giselle {"count":3}',
  ]);
});

/** Its second task is busy until there is a file, and so its run is not ended while the first waits. */
const BUSY = {
  busy: `tasks:
  - id: both
    kind: parallel
    tasks:
      - { id: opera, tool: desk.book, args: { show: Tosca } }
      - { id: other, tool: hold.hold, args: { file: go.txt } }
`,
};

const hold = ownAgent({ name: "hold", tools: { hold: waitsForFile } });

test("answered while the run is executed, the call goes on at once", async () => {
  const files = { "agents/hold.ts": hold };
  await using desk = await deskWorkspace({ ...NEWEST, plans: BUSY, files });
  const running = startNode(desk.path, [CLI, "exec", "busy", "--run", "r1", "--yes"]);
  await running.says("opera waits");
  await told(desk, "approve", "r1", "opera", ...answer(2));
  await running.says("opera done");
  await desk.write("go.txt", "gone");
  expect(await running.ended).toMatchObject({ status: 0 });
  expect(await desk.done()).toEqual(["book Tosca", 'book Tosca {"count":2}']);
});

test("killed while a call runs that was answered meanwhile: it is not made again", async () => {
  const files = { "agents/hold.ts": hold };
  await using desk = await deskWorkspace({ ...NEWEST, slow: true, plans: BUSY, files });
  const running = startNode(desk.path, [CLI, "exec", "busy", "--run", "r1", "--yes"]);
  await running.says("opera waits");
  await told(desk, "approve", "r1", "opera", ...answer(2));
  await expect.poll(desk.done, { timeout: 20_000 }).toHaveLength(2);
  running.kill("SIGKILL");
  await running.ended;
  await desk.write("go.txt", "gone");
  expect(await told(desk, "exec", "busy", "--resume", "r1", "--yes")).toMatchObject({ exit: 1 });
  expect(await desk.done()).toHaveLength(2);
});

test.each([
  ["find", NEWEST],
  ["book", NEWEST],
  ["find", {}],
])(
  "a tool that a model calls asks a person: the model is asked nothing twice (%s, %j)",
  async (tool, settings) => {
    await using model = await startModelServer({
      replies: ({ body }) =>
        body.messages.some(({ role }) => role === "assistant")
          ? giving({ answer: "done" })
          : calling([`desk_${tool}`, { show: "Aida" }], [`desk_${tool}`, { show: "Norma" }]),
    });
    await using desk = await deskWorkspace({
      ...settings,
      plans: {
        seats: `tasks:
  - id: ask
    kind: agent
    instruction: Get seats
    tools: [desk.${tool}]
`,
      },
      config: { limits: { retries: 0 }, model: { baseUrl: model.baseUrl, name: "test-model" } },
    });
    const exec = (...words: string[]) => told(desk, "exec", "seats", ...words, "--yes");
    const gate = (step: number) => `ask[${step}].ask-desk-${tool}`;
    expect(await exec("--run", "r1")).toMatchObject({ exit: 3, gates: [{ task: gate(1) }] });
    await told(desk, "approve", "r1", gate(1), ...answer(1));
    expect(await exec("--resume", "r1")).toMatchObject({ exit: 3, gates: [{ task: gate(2) }] });
    await told(desk, "approve", "r1", gate(2), ...answer(2));
    expect(await exec("--resume", "r1")).toMatchObject({ exit: 0 });
    expect(model.requests).toHaveLength(2);
    expect(model.requests[1]?.text).toContain("Aida: ");
    const done = await desk.done();
    expect(done.filter((line) => line.includes("count"))).toEqual([
      `${tool} Aida {"count":1}`,
      `${tool} Norma {"count":2}`,
    ]);
  },
);
