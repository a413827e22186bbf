/** What a person has said stands, however often the run goes on for the sake of others. */
import { expect, test } from "vitest";
import { gateWorkspace, told } from "../../support/gate-workspace.ts";

const openGates = async (workspace: Awaited<ReturnType<typeof gateWorkspace>>) =>
  (await told(workspace, "gates")).gates?.map(({ task }) => task);

test("a gate that was rejected is not asked again when the run goes on for another one", async () => {
  await using workspace = await gateWorkspace(`  - id: no
    kind: gate
    question: This?
  - id: yes
    kind: gate
    question: And that?
  - id: after
    tool: desk.note
    args: { text: { $text: [{ $ref: no.decision }, { $ref: yes.decision }] } }
`);
  await workspace.orchc(["exec", "asked", "--run", "r1"]);
  await told(workspace, "reject", "r1", "no");
  expect(await told(workspace, "exec", "asked", "--resume", "r1")).toMatchObject({ exit: 3 });
  expect(await openGates(workspace)).toEqual(["yes"]);
  expect(await told(workspace, "exec", "asked", "--resume", "r1")).toMatchObject({ exit: 3 });
  expect(await openGates(workspace)).toEqual(["yes"]);
  await told(workspace, "approve", "r1", "yes");
  expect(await told(workspace, "exec", "asked", "--resume", "r1")).toMatchObject({
    exit: 1,
    status: "failed",
  });
  expect(workspace.rows("SELECT count(*) AS n FROM events WHERE type = 'gate.waiting'")).toEqual([
    { n: 2 },
  ]);
  // Whoever wants a run that is over done again asks once more.
  expect(await told(workspace, "retry", "r1")).toMatchObject({ exit: 3 });
  expect(await openGates(workspace)).toEqual(["no"]);
});

test("an item that was rejected stays so while its script begins anew for the next items", async () => {
  await using workspace = await gateWorkspace(`  - id: all
    tool: desk.names
  - id: each
    kind: loop
    forEach: { $ref: all.rows }
    as: person
    concurrency: 1
    onError: collect
    tasks:
      - id: inner
        kind: loop
        times: 1
        tasks:
          - id: ok
            kind: gate
            question: This one?
          - id: noted
            tool: desk.note
            args: { text: { $ref: person.name } }
`);
  await workspace.orchc(["exec", "asked", "--run", "r1"]);
  for (const at of [0, 1, 2]) {
    const gate = `each[${at}].inner[0].ok`;
    expect(await openGates(workspace)).toEqual([gate]);
    await told(workspace, at === 1 ? "approve" : "reject", "r1", gate);
    await workspace.orchc(["exec", "asked", "--resume", "r1"]);
  }
  const ended = await told(workspace, "show", "r1");
  expect(ended).toMatchObject({ run: { status: "success" } });
  expect(workspace.rows("SELECT count(*) AS n FROM events WHERE type = 'gate.waiting'")).toEqual([
    { n: 3 },
  ]);
});

test("what was cancelled beside the first of several is left when its script begins anew", async () => {
  await using workspace = await gateWorkspace(`  - id: all
    tool: desk.names
  - id: each
    kind: loop
    forEach: { $ref: all.rows }
    as: person
    concurrency: 1
    tasks:
      - id: part
        kind: loop
        times: 1
        tasks:
          - id: first
            kind: parallel
            join: any
            tasks:
              - id: quick
                tool: desk.note
                args: { text: { $ref: person.name } }
              - id: slow
                tool: desk.hold
                args: { file: never.txt }
          - id: ok
            kind: gate
            question: This one?
      - id: noted
        tool: desk.note
        args: { text: { $ref: person.name } }
`);
  await workspace.orchc(["exec", "asked", "--run", "r1"]);
  for (const at of [0, 1, 2]) {
    await told(workspace, "approve", "r1", `each[${at}].part[0].ok`);
    const went = await workspace.orchc(["exec", "asked", "--resume", "r1"]);
    expect(went).toMatchObject({ status: at === 2 ? 0 : 3 });
  }
  expect(
    workspace.rows("SELECT count(*) AS n FROM worker_runs WHERE status = 'cancelled'"),
  ).toEqual([{ n: 3 }]);
});
