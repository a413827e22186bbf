/** Profiles, optional tasks, criteria and bounds, with the built command. */
import { describe, expect, test } from "vitest";
import { expectDone, expectRefusal } from "../support/endings.ts";
import { ownAgent } from "../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

const agent = ownAgent({
  name: "own",
  tools: {
    step: {
      input: "{ n: z.int().optional() }",
      output: "{ n: z.int() }",
      run: `({ n = -1 }) => {
        if (n === 13) throw new ToolError("it is 13", { retryable: true });
        return { n };
      }`,
    },
  },
});

const file = (tasks: object[], head: object = {}) =>
  JSON.stringify({ description: "Steps", ...head, tasks });
const step = (id: string, args: object, more: object = {}) => ({
  id,
  title: `Step ${id}`,
  tool: "own.step",
  args,
  ...more,
});

async function workspaceWith(tasks: object[], config: object = {}): Promise<UserWorkspace> {
  return userWorkspace({
    files: { "agents/own.ts": agent, "queries/steps.plan.json": file(tasks) },
    config: { limits: { retries: 1 }, ...config },
  });
}

const tasks = [
  step("a", { n: 1 }),
  step("b", { n: 13 }, { optional: true, priority: "low" }),
  step("c", { n: { $ref: "b.n" } }),
];

const attempts = (workspace: UserWorkspace) =>
  workspace.rows("SELECT task_id FROM attempts").length;

test("an optional task that fails is told, its reader finds nothing there, and the run succeeds within the bound", async () => {
  await using workspace = await workspaceWith(tasks);
  const planned = await workspace.orchc(["plan", "steps", "--json"]);
  const { bound } = JSON.parse(planned.stdout) as { bound: { calls: number } };
  expect(bound.calls).toBe(6);
  expectDone(await workspace.orchc(["build", "steps"]));
  const ran = await workspace.orchc(["exec", "steps", "--run", "r1"]);
  expect(ran).toMatchObject({ status: 0 });
  expect(ran.stderr).toContain("note ORC3031 b is optional and failed: ORC4301 it is 13");
  const rows = workspace.rows("SELECT task_id AS id, status FROM worker_runs ORDER BY position");
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    ["a", "success"],
    ["b-optional", "success"],
    ["b", "failed"],
    ["c", "success"],
  ]);
  const outputs = workspace.rows("SELECT output_data FROM task_outputs WHERE task_id = 'c'");
  expect(JSON.parse(String(outputs[0]?.["output_data"]))).toEqual({ n: -1 });
  expect(attempts(workspace)).toBeLessThanOrEqual(bound.calls);
});

test("an optional task that the budget of a run leaves out is told, does not fail it, and can be done afterwards", async () => {
  await using workspace = await workspaceWith([
    step("a", { n: 1 }),
    step("b", { n: 2 }, { optional: true, priority: "low" }),
    step("c", { n: 3 }),
  ]);
  expectDone(await workspace.orchc(["build", "steps"]));
  const ran = await workspace.orchc(["exec", "steps", "--run", "r1", "--budget", "toolCalls=2"]);
  expect(ran).toMatchObject({ status: 0 });
  expect(ran.stderr).toContain("note ORC3032");
  expect(ran.stderr).toContain("run started   r1: steps, 3 tasks");
  expect(ran.stderr).not.toMatch(/b-optional|Continue/);
  const shown = await workspace.orchc(["show", "r1"]);
  expect(shown.stdout).toMatch(/– b +Step b/);
  expect(shown.stdout).not.toContain("b-optional");
  const again = await workspace.orchc(["retry", "r1", "--task", "b"]);
  expect(again).toMatchObject({ status: 0 });
  const tried = workspace.rows(
    "SELECT task_id AS id FROM attempts WHERE task_id IN ('a', 'b', 'c') ORDER BY id",
  );
  expect(tried).toEqual([{ id: "a" }, { id: "b" }, { id: "c" }]);
});

test("what is not optional and left out still fails the run", async () => {
  await using workspace = await workspaceWith([
    step("a", { n: 1 }),
    step("b", { n: 2 }, { optional: true, priority: "low" }),
    step("c", { n: 3 }),
  ]);
  expectDone(await workspace.orchc(["build", "steps"]));
  const ran = await workspace.orchc(["exec", "steps", "--budget", "toolCalls=1"]);
  expectRefusal(ran, { status: 1, code: "ORC4223", says: ["toolCalls is 1"] });
});

test.each([
  ["conservative", 12, ["a", "b", "c"]],
  ["balanced", 6, ["a", "b", "c"]],
  ["aggressive", 2, ["a", "c"]],
  ["own", 2, ["a", "c"]],
])("%s: at most %i calls", async (profile, calls, ids) => {
  await using workspace = await workspaceWith(tasks, {
    profiles: { own: { retries: 0, optional: "high" } },
  });
  const { stdout } = await workspace.orchc(["plan", "steps", "--profile", profile, "--json"]);
  const { plan, bound } = JSON.parse(stdout) as {
    plan: { profile: string; tasks: { id: string }[]; notes?: object[] };
    bound: { calls: number };
  };
  expect(plan.profile).toBe(profile);
  expect(plan.tasks.map(({ id }) => id)).toEqual(ids);
  expect(plan.notes ?? []).toHaveLength(3 - ids.length);
  expect(bound.calls).toBe(calls);
});

test("a plan file that names no profile has that of the configuration", async () => {
  await using workspace = await workspaceWith(tasks, { profile: "aggressive" });
  const { stdout } = await workspace.orchc(["plan", "steps", "--json"]);
  const { plan } = JSON.parse(stdout) as { plan: { profile: string; tasks: { id: string }[] } };
  expect(plan).toMatchObject({ profile: "aggressive", tasks: [{ id: "a" }, { id: "c" }] });
});

describe("a budget that the bound breaks", () => {
  test("optional tasks give way first, then a build needs a yes, and the run keeps to it", async () => {
    await using workspace = await workspaceWith([
      step("a", { n: 1 }),
      step("b", { n: 13 }, { optional: true }),
    ]);
    const fits = await workspace.orchc(["build", "steps", "--budget", "toolCalls=2"]);
    expectDone(fits);
    expectRefusal(await workspace.orchc(["build", "steps", "--budget", "toolCalls=1"]), {
      status: 2,
      code: "ORC2060",
      says: ["A run can take up to 2 calls, and the budget is 1. What makes it: a (2 calls)."],
    });
    const agreed = await workspace.orchc([
      "build",
      "steps",
      "--budget",
      "toolCalls=1",
      "--allow-over-budget",
    ]);
    expect(agreed).toMatchObject({ status: 0 });
    expect(agreed.stderr).toContain("warning ORC2060");
    expectDone(await workspace.orchc(["exec", "steps", "--budget", "toolCalls=1"]));
  });
});

test("a criterion that an output does not meet fails the task at its first try", async () => {
  await using workspace = await workspaceWith([
    step("a", { n: 1 }, { criteria: ["output.n > 1", "It is a good number"] }),
  ]);
  const planned = await workspace.orchc(["plan", "steps"]);
  expect(planned.stdout).toContain("a: output.n > 1 (checked)");
  expect(planned.stdout).toContain("a: It is a good number (not checked)");
  expectDone(await workspace.orchc(["build", "steps"]));
  const ran = await workspace.orchc(["exec", "steps"]);
  expect(ran).toMatchObject({ status: 1 });
  expect(ran.stderr).toContain('ORC3030 Its output does not meet the criterion "output.n > 1".');
  expect(attempts(workspace)).toBe(1);
});

test.each([
  ["strict", 2, "error ORC2050"],
  ["moderate", 0, "warning ORC2050"],
  ["lenient", 0, "note ORC2050"],
])("a branch that never runs is, at %s, status %i", async (strictness, status, said) => {
  const branch = {
    id: "b",
    title: "Never",
    kind: "conditional",
    when: "false",
    then: [step("c", { n: 1 })],
  };
  await using workspace = await workspaceWith([branch]);
  const built = await workspace.orchc(["build", "steps", "--strictness", strictness]);
  expect(built.status).toBe(status);
  expect(built.stderr).toContain(said);
});
