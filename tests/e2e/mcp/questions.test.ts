/** Servers that ask people in the middle of a call: who answers, when a call is made again, and when it is not. */
import { expect, test } from "vitest";
import { CLI, startNode } from "../../support/built-cli.ts";
import { deskWorkspace, type Desk } from "../../support/desk-workspace.ts";
import { statusesIn, told } from "../../support/gate-workspace.ts";

const NEWEST = { protocol: "2026-07-28" };
const VALUE = '{"count": 3, "row": "back"}';

async function answer(desk: Desk, ...words: string[]): Promise<void> {
  const { status, stdout, stderr } = await desk.orchc([...words, "--by", "ada"]);
  expect(`${status} ${stdout}${stderr}`).toMatch(/^0 /);
}

test.each([
  ["a tool that only reads, in the older protocol", "find", {}],
  ["a tool that only reads, in the newest protocol", "find", NEWEST],
  ["a tool that changes something, in the newest protocol", "book", NEWEST],
])(
  "%s: the run waits without its server, and goes on with the answer",
  async (_, tool, settings) => {
    await using desk = await deskWorkspace(settings);
    const first = await told(desk, "exec", tool, "--run", "r1", "--yes");
    expect(first).toMatchObject({
      exit: 3,
      status: "waiting",
      gates: [
        {
          task: "ask",
          question: `The MCP server desk asks in its tool ${tool}: "How many seats, [31m and where?"`,
          shown: {
            count: "a whole number",
            row: 'one of front, back: "near the stage"; may be left out',
          },
          commands: { approve: "orchc approve r1 ask --value '{\"count\": VALUE}'" },
        },
      ],
    });
    expect(statusesIn(desk)).toEqual(["before success", "ask waiting", "words pending"]);
    expect(await desk.done()).toEqual([`${tool} Tosca`]);
    // Resumed before anybody has answered, it waits, and calls nobody.
    expect(await told(desk, "exec", tool, "--resume", "r1", "--yes")).toMatchObject({ exit: 3 });
    expect(await desk.done()).toHaveLength(1);
    const wrong = await told(desk, "approve", "r1", "ask", "--value", '{"count": 12}');
    expect(wrong.diagnostics).toMatchObject([{ code: "ORC4345" }]);
    const text = await told(desk, "approve", "r1", "ask", "--value", "many");
    expect(text.diagnostics).toMatchObject([{ code: "ORC4345" }]);
    expect((await desk.orchc(["gates"])).stdout).toContain("The MCP server desk asks");
    await answer(desk, "approve", "r1", "ask", "--value", VALUE);
    expect(await told(desk, "exec", tool, "--resume", "r1", "--yes")).toMatchObject({ exit: 0 });
    const { "data.json": data } = await desk.runFiles("r1");
    expect(JSON.parse(data ?? "")).toMatchObject({
      desk: { ask: { text: expect.stringContaining('Tosca: {"count":3,"row":"back"}') as string } },
    });
    // What changes something has run once with the answer, and once to ask for it.
    const done = await desk.done();
    expect(done.filter((line) => line.includes("count"))).toHaveLength(1);
  },
);

test("declined, it fails as denied, and nobody is asked again", async () => {
  await using desk = await deskWorkspace(NEWEST);
  expect(await told(desk, "exec", "book", "--run", "r1", "--yes")).toMatchObject({ exit: 3 });
  await answer(desk, "reject", "r1", "ask", "--reason", "sold out");
  const run = await told(desk, "exec", "book", "--resume", "r1", "--yes");
  expect(run.exit).toBe(1);
  expect(JSON.stringify(run)).toContain("was declined by ada (sold out)");
  expect(await desk.done()).toEqual(["book Tosca"]);
});

test("a call that must not be made twice is kept open until somebody answers", async () => {
  await using desk = await deskWorkspace();
  const running = startNode(desk.path, [CLI, "exec", "book", "--run", "r1", "--yes"]);
  await running.says("the call is kept open for the answer: orchc approve r1 ask --value");
  await answer(desk, "approve", "r1", "ask", "--value", VALUE);
  expect(await running.ended).toMatchObject({ status: 0 });
  expect((await desk.done()).filter((line) => line.includes("count"))).toHaveLength(1);
});

test.each([
  ["reject", [], "declined"],
  ["reject", ["--cancel"], "left without an answer"],
])("%s %j of an open call is told to its server", async (command, flags, words) => {
  await using desk = await deskWorkspace();
  const running = startNode(desk.path, [CLI, "exec", "book", "--run", "r1", "--yes"]);
  await running.says("the call is kept open for the answer");
  await answer(desk, command, "r1", "ask", ...flags);
  const { status, stderr } = await running.ended;
  expect(status).toBe(1);
  expect(stderr).toContain(`what book asked was ${words}`);
});

test("nobody answers an open call: what it has done is not known, and it is not made again", async () => {
  await using desk = await deskWorkspace({ questionMs: 300 });
  const run = await told(desk, "exec", "book", "--run", "r1", "--yes");
  expect(run.exit).toBe(1);
  expect(JSON.stringify(run)).toContain("nobody answered within");
  expect(JSON.stringify(run)).toContain("orchc retry r1 --task ask");
  const before = (await desk.done()).length;
  const again = await told(desk, "exec", "book", "--resume", "r1", "--yes");
  expect(again.exit).not.toBe(0);
  expect(await desk.done()).toHaveLength(before);
});

test("killed while a question waits in an open call: no answer can reach it, and it is not made again", async () => {
  await using desk = await deskWorkspace();
  const running = startNode(desk.path, [CLI, "exec", "book", "--run", "r1", "--yes"]);
  await running.says("the call is kept open for the answer");
  running.kill("SIGKILL");
  await running.ended;
  const late = await told(desk, "approve", "r1", "ask", "--value", VALUE);
  expect(late.diagnostics).toMatchObject([{ code: "ORC4344" }]);
  const before = (await desk.done()).length;
  const again = await told(desk, "exec", "book", "--resume", "r1", "--yes");
  expect(again.exit).not.toBe(0);
  expect(statusesIn(desk)).toContain("ask failed");
  expect(await desk.done()).toHaveLength(before);
});

test.each([
  ["before the call", "before started"],
  ["while the question waits", "run waiting"],
])("killed %s, a run asks once and goes on with the answer", async (_, point) => {
  await using desk = await deskWorkspace(NEWEST);
  const running = startNode(desk.path, [CLI, "exec", "book", "--run", "r1", "--yes"]);
  await running.says(point);
  running.kill("SIGKILL");
  await running.ended;
  expect(await told(desk, "exec", "book", "--resume", "r1", "--yes")).toMatchObject({ exit: 3 });
  await answer(desk, "approve", "r1", "ask", "--value", VALUE);
  expect(await told(desk, "exec", "book", "--resume", "r1", "--yes")).toMatchObject({ exit: 0 });
  expect(await desk.done()).toEqual(["book Tosca", 'book Tosca {"count":3,"row":"back"}']);
});

test.each([
  ["find", 0],
  ["book", 1],
])("killed while %s is called with its answer", async (tool, exit) => {
  await using desk = await deskWorkspace({ ...NEWEST, slow: true });
  expect(await told(desk, "exec", tool, "--run", "r1", "--yes")).toMatchObject({ exit: 3 });
  await answer(desk, "approve", "r1", "ask", "--value", VALUE);
  const running = startNode(desk.path, [CLI, "exec", tool, "--resume", "r1", "--yes"]);
  await expect
    .poll(desk.done, { timeout: 20_000 })
    .toContainEqual(expect.stringContaining("count"));
  running.kill("SIGKILL");
  await running.ended;
  // What only reads is called again, and nobody is asked again; what may have changed something is not.
  expect(await told(desk, "exec", tool, "--resume", "r1", "--yes")).toMatchObject({ exit });
  expect((await desk.done()).filter((line) => line.includes("count"))).toHaveLength(2 - exit);
});

test("killed after the call, it is not made again", async () => {
  await using desk = await deskWorkspace(NEWEST);
  expect(await told(desk, "exec", "book", "--run", "r1", "--yes")).toMatchObject({ exit: 3 });
  await answer(desk, "approve", "r1", "ask", "--value", VALUE);
  const running = startNode(desk.path, [CLI, "exec", "book", "--resume", "r1", "--yes"]);
  await running.says("ask done");
  running.kill("SIGKILL");
  await running.ended;
  await desk.orchc(["exec", "book", "--resume", "r1", "--yes"]);
  expect(statusesIn(desk)).toEqual(["before success", "ask success", "words success"]);
  expect((await desk.done()).filter((line) => line.includes("count"))).toHaveLength(1);
});

test("what looks like a secret is never asked for", async () => {
  await using desk = await deskWorkspace();
  const run = await told(desk, "exec", "pay", "--run", "r1");
  expect(run.exit).toBe(1);
  expect(JSON.stringify(run)).toContain("asks for card_token, which looks like a secret");
});
