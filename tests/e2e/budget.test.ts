/** What a run may spend: with the built command and real processes. */
import { expect, test } from "vitest";
import { orchc } from "../support/built-cli.ts";
import { expectDone, expectRefusal } from "../support/endings.ts";
import { napWorkspace } from "../support/nap-workspace.ts";
import { ownAgent } from "../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

/** `step` fails while a file of its name is there, and says that it may pass. */
const agent = ownAgent({
  name: "own",
  tools: {
    step: {
      input: "{ n: z.int() }",
      output: "{ n: z.int() }",
      run: `async ({ n }, context) => {
        const { existsSync } = await import("node:fs");
        if (existsSync(context.resolve("break/" + n))) throw new ToolError("step " + n + " is busy", { retryable: true });
        return { n };
      }`,
      more: `permissions: { read: ["break"] },`,
    },
  },
});

const priorities = [
  "low",
  "medium",
  "critical",
  "high",
  "low",
  "medium",
  "high",
  "critical",
  "low",
  "medium",
] as const;
const order = { low: 0, medium: 1, high: 2, critical: 3 };

/** Ten tasks that do not know of each other. */
async function tenTasks(config: object = {}, files: Record<string, string> = {}) {
  const workspace = await userWorkspace({
    files: { "agents/own.ts": agent, "break/.keep": "", ...files },
    config: { limits: { retries: 1, maxParallel: 3 }, ...config },
  });
  const tasks = priorities.map(
    (priority, i) =>
      [
        `t${i + 1}`,
        {
          tool: "own.step",
          args: { n: i + 1 },
          priority,
          estimate: { seconds: 1, usd: 0.1 },
          retry: { limit: 1, backoff: "fixed", baseMs: 1 },
        },
      ] as const,
  );
  await workspace.plan("sample", Object.fromEntries(tasks));
  expectDone(await workspace.orchc(["build", "sample", "--allow-over-budget"]));
  return workspace;
}

/** Ids and statuses, in the order of the plan. */
function statuses(workspace: UserWorkspace, run = "r1"): [string, string][] {
  const rows = workspace.rows(
    `SELECT task_id AS id, status FROM worker_runs WHERE run_id = '${run}' ORDER BY position`,
  );
  return rows.map(({ id, status }) => [String(id), String(status)]);
}

const attempts = (workspace: UserWorkspace) =>
  workspace.rows("SELECT task_id FROM attempts ORDER BY task_id").map(({ task_id: id }) => id);

function priorityOf(id: string): number {
  return order[priorities[Number(id.slice(1)) - 1] ?? "low"];
}

test("the tasks of the least priority are left out, that is said, and a larger budget does the rest and nothing again", async () => {
  await using workspace = await tenTasks();
  const first = await workspace.orchc(["exec", "--budget", "toolCalls=6", "sample", "--run", "r1"]);
  expectRefusal(first, {
    status: 1,
    code: "ORC4223",
    says: [
      "The budget of the run (toolCalls is 6) has no room for all of it.",
      "orchc exec sample --resume r1 --budget toolCalls=10",
    ],
  });
  expect(first.stderr).toMatch(/^Continue +orchc exec sample --resume r1 --budget toolCalls=10$/m);
  const ended = statuses(workspace);
  const done = ended.flatMap(([id, status]) => (status === "success" ? [id] : []));
  const leftOut = ended.flatMap(([id, status]) => (status === "skipped" ? [id] : []));
  expect([done.length, leftOut.length]).toEqual([6, 4]);
  const least = Math.min(...done.map(priorityOf));
  expect(leftOut.every((id) => priorityOf(id) <= least)).toBe(true);
  const said = /lowest priority first: (.*?)\./.exec(first.stderr)?.[1]?.split(", ") ?? [];
  expect(said.toSorted()).toEqual(leftOut.toSorted());
  expect(said.map(priorityOf)).toEqual(said.map(priorityOf).toSorted((a, b) => a - b));
  expect(attempts(workspace)).toHaveLength(6);

  const files = await workspace.runFiles("r1");
  for (const id of leftOut) expect(files["answer.md"]).toContain(`[${id}]`);
  expect(files["answer.md"]).toContain("left out for the budget of the run: toolCalls is 6");
  const shown = await workspace.orchc(["runs"]);
  expect(shown.stdout).toMatch(/r1\s+failed/);

  const more = await workspace.orchc([
    "exec",
    "sample",
    "--resume",
    "r1",
    "--budget",
    "toolCalls=8",
  ]);
  expect(more.status).toBe(1);
  expect(attempts(workspace)).toHaveLength(8);
  expectDone(
    await workspace.orchc(["exec", "sample", "--resume", "r1", "--budget", "toolCalls=10"]),
  );
  expect(new Set(attempts(workspace)).size).toBe(10);
  expect(attempts(workspace)).toHaveLength(10);
  expect(statuses(workspace).every(([, status]) => status === "success")).toBe(true);
});

test("money is counted by the estimates, of the run and of each task, also when it stands in the configuration", async () => {
  await using workspace = await tenTasks({ limits: { budget: { usd: 0.7 } } });
  expect((await workspace.orchc(["exec", "sample", "--run", "r1"])).status).toBe(1);
  expect(attempts(workspace)).toHaveLength(7);
  const again = await workspace.orchc(["retry", "r1", "--budget", "usd=1,perTask.usd=0.05"]);
  expectRefusal(again, {
    status: 1,
    code: "ORC4223",
    says: ["perTask.usd is 0.05", "--resume r1 --budget usd=1,perTask.usd=0.1"],
  });
  expect(attempts(workspace)).toHaveLength(7);
  expectDone(await workspace.orchc(["retry", "r1", "--budget", "usd=1"]));
});

test("a retry is a tool call too, and takes nothing from what is more urgent", async () => {
  const broken = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [`break/${n}`, ""]));
  await using workspace = await tenTasks({}, broken);
  const ran = await workspace.orchc(["exec", "sample", "--run", "r1", "--budget", "toolCalls=12"]);
  expectRefusal(ran, { status: 1, code: "ORC4223", says: ["toolCalls is 12", "ORC4301"] });
  expect(attempts(workspace)).toHaveLength(12);
  const begun = new Set(attempts(workspace));
  for (const id of ["t3", "t8", "t4", "t7"]) expect(begun).toContain(id);
});

test("time: what would not end in time is not begun, and what takes longer is ended", async () => {
  await using workspace = await tenTasks();
  const ran = await workspace.orchc(["exec", "sample", "--run", "r1", "--budget", "seconds=0.5"]);
  expectRefusal(ran, { status: 1, code: "ORC4223", says: ["seconds is 0.5"] });
  expect(attempts(workspace)).toEqual([]);
  const resume =
    /^Continue +orchc exec (sample --resume r1 --budget seconds=\d+)$/m.exec(ran.stderr)?.[1] ?? "";
  const again = await workspace.orchc(["exec", ...resume.split(" ")]);
  expectDone(again);
});

test("when the time is over in the middle, the command that goes on keeps the other limits", async () => {
  await using folder = await napWorkspace([{ id: "t1", tool: "sleep", args: { ms: 60_000 } }]);
  expectDone(await orchc(folder.path, ["build", "naps"]));
  const given = "toolCalls=5,seconds=2";
  const ran = await orchc(folder.path, ["exec", "naps", "--run", "r1", "--budget", given]);
  const command = "orchc exec naps --resume r1 --budget toolCalls=5,seconds=4";
  expectRefusal(ran, { status: 1, code: "ORC4220", says: [command] });
  expect(ran.stderr).toContain(`Continue  ${command}`);
});

test("a budget that cannot be read is refused with its names", async () => {
  await using workspace = await tenTasks();
  const of = (budget: string) => workspace.orchc(["exec", "sample", "--budget", budget]);
  expectRefusal(await of("much"), { status: 2, code: "ORC1018", says: ["--budget much"] });
  const unknown = await of("toolCall=3");
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain("--budget toolCalls");
});
