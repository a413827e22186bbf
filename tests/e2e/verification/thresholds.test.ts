/** What follows from findings: a warning, a failed task with its own class of failure, a verifier of one's own. */
import { expect, test } from "vitest";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const agent = `import { defineAgent, defineTool, defineVerifier, z } from "orchc/agent";

export default defineAgent({
  name: "team",
  card: "Checks of the team.",
  tools: { notes: () => import("./team.ts"), say: () => import("./team.ts") },
});

export const notes = defineVerifier({
  name: "notes",
  description: "Look for notes that nobody has signed.",
  version: "1",
  input: z.object({ lines: z.array(z.string()) }),
  effect: "read",
  run: ({ lines }) => ({
    checked: { what: "notes", count: lines.length },
    findings: lines.flatMap((line, i) =>
      line.endsWith("signed") ? [] : [{ severity: "major", message: "not signed: " + line, file: "notes.txt", line: i + 1, rule: "signed" }],
    ),
  }),
});

export const say = defineTool({
  name: "say",
  description: "Say something.",
  version: "1",
  input: z.object({ text: z.string() }),
  output: z.object({ text: z.string() }),
  run: ({ text }) => ({ text }),
});
`;

const plan = `description: Notes are checked
tasks:
  - id: outer
    kind: fallback
    on: [findings]
    alternatives:
      - tasks:
          - id: strict
            tool: team.notes
            args: { lines: ["a signed", "b"] }
      - tasks:
          - id: told
            tool: team.say
            args: { text: somebody has to sign }
`;

async function workspaceWith(thresholds: object | undefined): Promise<UserWorkspace> {
  return userWorkspace({
    files: { "agents/team.ts": agent, "notes.txt": "a signed\nb\n" },
    config: {
      limits: { retries: 2 },
      ...(thresholds !== undefined && { findings: { thresholds } }),
    },
  });
}

async function buildAndRun(workspace: UserWorkspace, tasks: string, ...flags: readonly string[]) {
  await workspace.write("queries/notes.plan.yaml", `description: Notes\ntasks:\n${tasks}`);
  const built = await workspace.orchc(["build", "notes"]);
  expect(built).toMatchObject({ status: 0 });
  return workspace.orchc(["exec", "notes", "--run", "r1", ...flags]);
}

const one = `  - id: check\n    tool: team.notes\n    args: { lines: ["a signed", "b"] }\n`;
const statuses = (workspace: UserWorkspace) =>
  workspace
    .rows("SELECT task_id, status FROM worker_runs ORDER BY position")
    .map(({ task_id, status }) => `${String(task_id)} ${String(status)}`);

test("the balanced profile warns, and the findings of a verifier of one's own are kept", async () => {
  await using workspace = await workspaceWith(undefined);
  const { status, stderr } = await buildAndRun(workspace, one);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stderr).toContain("warning ORC8032 1 major finding, where at most 0 may be");
  expect(workspace.rows("SELECT severity, category, location, rule FROM findings")).toEqual([
    { severity: "major", category: "custom", location: "notes.txt:2", rule: "signed" },
  ]);
  const shown = await workspace.orchc(["findings"]);
  expect(shown.stdout).toMatch(/check +team\.notes +notes +failed +2 notes +1 major/);
});

test("abort fails the task without another try, and its findings are kept all the same", async () => {
  await using workspace = await workspaceWith({ custom: { major: { max: 0, then: "abort" } } });
  const after = `${one}  - id: after\n    tool: team.say\n    args: { text: { $ref: check.tool } }\n`;
  const { status, stderr } = await buildAndRun(workspace, after);
  expect(status).toBe(1);
  expect(stderr).toContain("error ORC8032 1 major finding of the category custom");
  expect(statuses(workspace)).toEqual(["check failed", "after skipped"]);
  expect(workspace.rows("SELECT count(*) AS n FROM attempts")).toEqual([{ n: 1 }]);
  expect(workspace.rows("SELECT count(*) AS n FROM findings")).toEqual([{ n: 1 }]);
  const found = await workspace.orchc(["findings", "r1", "--sarif"]);
  expect(JSON.parse(found.stdout)).toMatchObject({
    version: "2.1.0",
    runs: [{ results: [{ ruleId: "signed", level: "error" }], properties: { passed: false } }],
  });
  expect((await workspace.runFiles())["report.html"]).toContain("notes.txt:2");
});

test("a fallback goes around findings where it lists their class", async () => {
  await using workspace = await workspaceWith({ any: { major: { max: 0, then: "abort" } } });
  await workspace.write("queries/notes.plan.yaml", plan);
  const built = await workspace.orchc(["build", "notes"]);
  expect(built).toMatchObject({ status: 0 });
  const { status, stderr } = await workspace.orchc(["exec", "notes", "--run", "r1"]);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(statuses(workspace)).toEqual(
    expect.arrayContaining(["outer success", "strict failed", "told success"]),
  );
  expect(workspace.rows("SELECT count(*) AS n FROM findings")).toEqual([{ n: 1 }]);
});

test("a criterion over the verification is a threshold of one task", async () => {
  await using workspace = await workspaceWith({});
  const criteria = `${one}    criteria: ["output.counts.major === 0"]\n`;
  const { status, stderr } = await buildAndRun(workspace, criteria);
  expect(status).toBe(1);
  expect(stderr).toContain("ORC3030");
  expect(workspace.rows("SELECT count(*) AS n FROM findings")).toEqual([{ n: 1 }]);
});

test("a run in which nothing was checked says so", async () => {
  await using workspace = await workspaceWith(undefined);
  const say = `  - id: t\n    tool: team.say\n    args: { text: hello }\n`;
  expect((await buildAndRun(workspace, say)).status).toBe(0);
  const shown = await workspace.orchc(["findings"]);
  expect(shown.stdout).toContain("Nothing was checked in run r1");
});
