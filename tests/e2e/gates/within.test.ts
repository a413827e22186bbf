/** Gates within every kind of task, killed processes, and tables that follow from the journal. */
import { expect, test } from "vitest";
import { openStore } from "../../../src/runtime/store/index.ts";
import { CLI, startNode } from "../../support/built-cli.ts";
import { gateWorkspace, statusesIn, told } from "../../support/gate-workspace.ts";
import type { UserWorkspace } from "../../support/user-workspace.ts";

const TABLES = ["runs", "worker_runs", "attempts", "task_outputs", "gates", "manual_interventions"];

async function expectRebuilt(workspace: UserWorkspace): Promise<void> {
  const rows = () =>
    TABLES.map((table) => workspace.rows(`SELECT * FROM ${table} ORDER BY 1, 2, 3`));
  const before = rows();
  const store = await openStore(workspace.at(".orchc/orchestrator_results.db"));
  try {
    expect(await store.rebuild()).toMatchObject({ damaged: [] });
  } finally {
    await store.close();
  }
  expect(rows()).toEqual(before);
}

const loop = `  - id: names
    tool: desk.names
    args: {}
  - id: each
    kind: loop
    forEach: { $ref: names.rows }
    as: one
    concurrency: 3
    onError: collect
    tasks:
      - id: ok
        kind: gate
        question: May this one be greeted?
        show: { name: { $ref: one.name } }
      - id: greet
        tool: desk.note
        args: { text: { $text: ["hello ", { $ref: one.name }] } }
  - id: other
    tool: desk.note
    args: { text: beside }
`;

test("items of a loop are decided one by one; one that is rejected is collected", async () => {
  await using workspace = await gateWorkspace(loop);
  const first = await told(workspace, "exec", "asked", "--run", "r1");
  expect(first).toMatchObject({
    exit: 3,
    gates: [
      { task: "each[0].ok", shown: { name: "ann" } },
      { task: "each[1].ok" },
      { task: "each[2].ok" },
    ],
  });
  expect(first.gates?.[0]?.commands.approve).toBe("orchc approve r1 'each[0].ok'");
  expect(statusesIn(workspace)).toEqual(expect.arrayContaining(["other success", "each waiting"]));
  await told(workspace, "approve", "r1", "each[1].ok");
  expect(await told(workspace, "exec", "asked", "--resume", "r1")).toMatchObject({
    exit: 3,
    gates: [{ task: "each[0].ok" }, { task: "each[2].ok" }],
  });
  expect(statusesIn(workspace)).toContain("each[1].greet success");
  await told(workspace, "reject", "r1", "each[2].ok");
  await told(workspace, "approve", "r1", "each[0].ok");
  expect(await told(workspace, "exec", "asked", "--resume", "r1")).toMatchObject({ exit: 0 });
  const [row] = workspace.rows("SELECT output_data FROM task_outputs WHERE task_id = 'each'");
  expect(JSON.parse(String(row?.["output_data"]))).toMatchObject({
    results: [{ text: "hello ann" }, { text: "hello bob" }],
    failed: [{ index: 2 }],
  });
  await expectRebuilt(workspace);
});

test("within a fallback, a block side by side, a conditional and another plan", async () => {
  await using workspace = await gateWorkspace(
    `  - id: way
    kind: fallback
    "on": [denied]
    alternatives:
      - tasks:
          - { id: asked, kind: gate, question: Take the first way? }
          - { id: first, tool: desk.note, args: { text: first } }
      - tasks:
          - { id: second, tool: desk.note, args: { text: second } }
  - id: race
    kind: parallel
    join: any
    tasks:
      - { id: person, kind: gate, question: By hand? }
      - { id: machine, tool: desk.hold, args: { file: go.txt } }
  - id: when
    kind: conditional
    when: way.by === "second"
    then:
      - { id: sure, kind: gate, question: Really the second?, onReject: continue }
      - { id: said, tool: desk.note, args: { text: { $text: ["it was ", { $ref: sure.decision }] } } }
  - id: sub
    kind: plan
    plan: inner
`,
    {
      "queries/inner.plan.yaml": `description: Within another
tasks:
  - { id: inner, kind: gate, question: From within? }
  - { id: done, tool: desk.note, args: { text: done }, needs: [{ task: inner }] }
`,
    },
  );
  await workspace.write("go.txt", "go");
  const first = await told(workspace, "exec", "asked", "--run", "r1");
  expect(first).toMatchObject({ exit: 3 });
  // The other way was faster than any person.
  expect(statusesIn(workspace)).toEqual(
    expect.arrayContaining(["race success", "person cancelled", "machine success"]),
  );
  const inner = first.gates?.find(({ task }) => task.endsWith("inner"))?.task ?? "";
  await told(workspace, "approve", "r1", inner);
  await told(workspace, "reject", "r1", "asked");
  const second = await told(workspace, "exec", "asked", "--resume", "r1");
  expect(second).toMatchObject({ exit: 3, gates: [{ task: "sure" }] });
  await told(workspace, "reject", "r1", "sure");
  const last = await told(workspace, "exec", "asked", "--resume", "r1");
  expect(last).toMatchObject({ exit: 0, data: { desk: { said: { text: "it was rejected" } } } });
  expect(statusesIn(workspace)).toEqual(
    expect.arrayContaining(["asked failed", "first skipped", "second success"]),
  );
  await expectRebuilt(workspace);
});

test("a host that is killed while a gate waits loses neither the question nor the decision", async () => {
  await using workspace = await gateWorkspace(
    `${loop}  - id: held\n    tool: desk.hold\n    args: { file: go.txt }\n`,
  );
  const running = startNode(workspace.path, [CLI, "exec", "asked", "--run", "r1"]);
  await running.says("each[2].ok waits");
  running.press("SIGKILL");
  await running.ended;
  for (const item of [0, 1, 2]) {
    expect(await told(workspace, "approve", "r1", `each[${item}].ok`)).toMatchObject({ exit: 0 });
  }
  await workspace.write("go.txt", "go");
  expect(await told(workspace, "exec", "asked", "--resume", "r1")).toMatchObject({ exit: 0 });
  expect(workspace.rows("SELECT count(*) AS n FROM manual_interventions")).toEqual([{ n: 3 }]);
  expect(workspace.rows("SELECT count(*) AS n FROM gates")).toEqual([{ n: 3 }]);
  await expectRebuilt(workspace);
});

test("a loop of many gates, in several processes: each is decided once, and each item runs once", async () => {
  const many = Array.from({ length: 8 }, (_, n) => `p${n}`);
  await using workspace = await gateWorkspace(`  - id: each
    kind: loop
    forEach: [${many.join(", ")}]
    as: one
    concurrency: 8
    shards: 3
    tasks:
      - id: before
        tool: desk.note
        args: { text: { $text: ["before ", { $ref: one }] } }
      - id: ok
        kind: gate
        question: May this one be greeted?
      - id: greet
        tool: desk.note
        args: { text: { $text: ["hello ", { $ref: one }] } }
`);
  expect(
    await told(workspace, "exec", "asked", "--run", "r1", "--max-parallel", "3"),
  ).toMatchObject({ exit: 3 });
  for (const [n] of many.entries()) {
    await told(workspace, "approve", "r1", `each[${n}].ok`);
    if (n % 3 === 0)
      expect(
        await told(workspace, "exec", "asked", "--resume", "r1", "--max-parallel", "3"),
      ).toMatchObject({ exit: 3 });
  }
  expect(await told(workspace, "exec", "asked", "--resume", "r1")).toMatchObject({ exit: 0 });
  expect(workspace.rows("SELECT count(*) AS n FROM manual_interventions")).toEqual([{ n: 8 }]);
  expect(
    workspace.rows(
      "SELECT task_id, count(*) AS n FROM attempts WHERE task_id LIKE '%].before' OR task_id LIKE '%].greet' GROUP BY task_id HAVING n <> 1",
    ),
  ).toEqual([]);
  const [row] = workspace.rows("SELECT output_data FROM task_outputs WHERE task_id = 'each'");
  expect(JSON.parse(String(row?.["output_data"]))).toMatchObject({
    results: many.map((name) => ({ text: `hello ${name}` })),
    failed: [],
  });
  await expectRebuilt(workspace);
});
