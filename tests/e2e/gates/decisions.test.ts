/** Gates over the real command line: a run waits, a person decides, the run goes on. */
import { expect, test } from "vitest";
import { gateWorkspace, statusesIn, told } from "../../support/gate-workspace.ts";

const simple = `  - id: draft
    tool: desk.note
    args: { text: Hello }
  - id: ok
    kind: gate
    question: Send it, and to how many?
    show: { text: { $ref: draft.text } }
    value: { type: integer, description: people }
  - id: sent
    tool: desk.note
    args: { text: { $text: ["to ", { $ref: ok.value }] } }
  - id: other
    tool: desk.note
    args: { text: beside }
`;

test("a run ends as waiting, says what to do, and goes on with the value that a person gives", async () => {
  await using workspace = await gateWorkspace(simple);
  const first = await workspace.orchc(["exec", "asked", "--run", "r1"]);
  expect(first.status).toBe(3);
  expect(first.stderr).toContain("Send it, and to how many?");
  expect(first.stderr).toContain("orchc approve r1 ok --value VALUE");
  expect(first.stderr).toContain("orchc reject r1 ok");
  expect(statusesIn(workspace)).toEqual([
    "draft success",
    "other success",
    "ok waiting",
    "sent pending",
  ]);

  const waiting = await told(workspace, "gates");
  expect(waiting.gates).toMatchObject([{ task: "ok", shown: { text: "Hello" }, name: "asked" }]);
  const again = await told(workspace, "exec", "asked", "--resume", "r1");
  expect(again).toMatchObject({ exit: 3, status: "waiting", gates: [{ task: "ok" }] });
  expect(again.gates?.[0]?.since).toBe(waiting.gates?.[0]?.since);

  expect(await told(workspace, "approve", "r1", "ok", "--value", "many")).toMatchObject({
    exit: 2,
    diagnostics: [{ code: "ORC4345" }],
  });
  expect(
    await told(
      workspace,
      "approve",
      "r1",
      "ok",
      "--value",
      "12",
      "--by",
      "ada",
      "--reason",
      "fine",
    ),
  ).toMatchObject({ exit: 0, decision: "approved", value: 12, by: "ada" });
  expect(await told(workspace, "exec", "asked", "--resume")).toMatchObject({
    exit: 0,
    data: { desk: { sent: { text: "to 12" } } },
  });
  expect(
    workspace.rows("SELECT decision, value, decided_by, reason, source FROM manual_interventions"),
  ).toEqual([
    { decision: "approved", value: "12", decided_by: "ada", reason: "fine", source: "person" },
  ]);
  expect((await told(workspace, "gates")).gates).toEqual([]);
  expect((await told(workspace, "gates", "--all")).gates).toHaveLength(1);
});

test("a decision that comes while other branches run is heard without a new start", async () => {
  await using workspace = await gateWorkspace(
    `${simple}  - id: held\n    tool: desk.hold\n    args: { file: go.txt }\n`,
  );
  const { startNode, CLI } = await import("../../support/built-cli.ts");
  const running = startNode(workspace.path, [CLI, "exec", "asked", "--run", "r1"]);
  await running.says("ok waits");
  const approved = await workspace.orchc(["approve", "r1", "ok", "--value", "3"]);
  expect(approved.stdout).toContain("goes on by itself");
  await running.says("sent done");
  await workspace.write("go.txt", "go");
  expect((await running.ended).status).toBe(0);
  expect(workspace.rows("SELECT count(*) AS n FROM events WHERE type = 'run.resumed'")).toEqual([
    { n: 0 },
  ]);
});

test("a rejection fails the gate: what needs it is skipped, what waits for its failure runs, and a retry asks again", async () => {
  await using workspace = await gateWorkspace(
    `${simple}  - id: sorry\n    tool: desk.note\n    args: { text: not sent }\n    needs: [{ task: ok, when: failure }]\n`,
  );
  await workspace.orchc(["exec", "asked", "--run", "r1"]);
  expect(
    await told(workspace, "reject", "r1", "ok", "--by", "bob", "--reason", "too long"),
  ).toMatchObject({ exit: 0 });
  const rejected = await told(workspace, "exec", "asked", "--resume", "r1");
  expect(rejected).toMatchObject({ exit: 1, status: "failed", diagnostics: [{ code: "ORC4340" }] });
  expect(statusesIn(workspace)).toEqual(
    expect.arrayContaining(["ok failed", "sent skipped", "sorry success"]),
  );
  expect(workspace.rows("SELECT error FROM worker_runs WHERE task_id = 'sent'")).toEqual([
    { error: "It needs the success of ok, which failed." },
  ]);

  expect(await told(workspace, "retry", "r1")).toMatchObject({ exit: 3, status: "waiting" });
  expect(await told(workspace, "approve", "r1", "ok", "--value", "1")).toMatchObject({ exit: 0 });
  await told(workspace, "exec", "asked", "--resume", "r1");
  expect(statusesIn(workspace)).toEqual(
    expect.arrayContaining(["ok success", "sent success", "sorry skipped"]),
  );
  expect(
    workspace.rows("SELECT attempt, decision FROM manual_interventions ORDER BY attempt"),
  ).toEqual([
    { attempt: 1, decision: "rejected" },
    { attempt: 2, decision: "approved" },
  ]);
});

test("of two who decide at once one is first, and the other is told who", async () => {
  await using workspace = await gateWorkspace(simple);
  await workspace.orchc(["exec", "asked", "--run", "r1"]);
  const both = await Promise.all([
    told(workspace, "approve", "r1", "ok", "--value", "1", "--by", "ada"),
    told(workspace, "reject", "r1", "ok", "--by", "bob"),
  ]);
  expect(new Set(both.map(({ exit }) => exit))).toEqual(new Set([0, 2]));
  expect(both.flatMap(({ diagnostics }) => diagnostics ?? [])).toMatchObject([
    { code: "ORC4342", message: expect.stringMatching(/by (ada|bob)/) },
  ]);
  expect(workspace.rows("SELECT count(*) AS n FROM manual_interventions")).toEqual([{ n: 1 }]);
});

test("what cannot be decided is refused: before it is reached, other tasks, what is not there, a run that is over", async () => {
  await using workspace = await gateWorkspace(simple);
  await workspace.orchc(["exec", "asked", "--run", "r1"]);
  const code = async (...words: string[]) =>
    (await told(workspace, ...words)).diagnostics?.[0]?.code;
  expect(await code("approve", "r1", "draft")).toBe("ORC4343");
  expect(await code("approve", "r1", "nothing")).toBe("ORC1022");
  expect(await code("approve", "r7", "ok")).toBe("ORC1021");
  // One word is the name of a build, and there is none of this name.
  expect(await code("approve", "r1")).toBe("ORC1018");
  await workspace.orchc(["cancel", "r1"]);
  expect(statusesIn(workspace)).toContain("ok cancelled");
  expect(await code("approve", "r1", "ok", "--value", "1")).toBe("ORC4344");
  expect((await told(workspace, "gates")).gates).toEqual([]);
});

test("after its deadline the default of the plan decides, also when the run goes on much later", async () => {
  await using workspace = await gateWorkspace(`  - id: ok
    kind: gate
    question: Go on?
    value: { type: string }
    deadline: 1s
    default: { decision: approved, value: nothing }
  - id: after
    tool: desk.note
    args: { text: { $ref: ok.value } }
`);
  expect(await told(workspace, "exec", "asked", "--run", "r1")).toMatchObject({ exit: 3 });
  const [gate] = workspace.rows("SELECT deadline FROM gates");
  const left = Date.parse(String(gate?.["deadline"])) - Date.now();
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, left) + 5));
  expect(await told(workspace, "approve", "r1", "ok", "--value", "late")).toMatchObject({
    exit: 2,
    diagnostics: [{ code: "ORC4346" }],
  });
  expect(await told(workspace, "exec", "asked", "--resume", "r1")).toMatchObject({
    exit: 0,
    data: { desk: { after: { text: "nothing" } } },
  });
  expect(workspace.rows("SELECT decided_by, source FROM manual_interventions")).toEqual([
    { decided_by: null, source: "default" },
  ]);
});

test("a script that is started alone ends with 3 at its gate, and goes on when it is started again", async () => {
  await using workspace = await gateWorkspace(simple);
  const script = (unit: string) => workspace.node([`generated/asked/${unit}.ts`, "--run", "r1"]);
  expect((await script("u1")).status).toBe(0);
  const asked = await script("u3");
  expect(asked).toMatchObject({ status: 3 });
  expect(asked.stdout).toContain("orchc approve r1 ok --value VALUE");
  expect(await told(workspace, "approve", "r1", "ok", "--value", "5")).toMatchObject({ exit: 0 });
  expect((await script("u3")).status).toBe(0);
});
