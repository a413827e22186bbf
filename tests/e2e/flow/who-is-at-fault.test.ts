/** An error names the task that it is about, and where that stands in the plan's file. */
import { expect, test } from "vitest";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const files = {
  "agents/own.ts": ownAgent({
    name: "own",
    tools: {
      first: { run: "() => ({ done: true })" },
      put: {
        input: "{ to: z.string(), after: z.boolean() }",
        run: "() => ({ done: true })",
        more: 'effect: "write", permissions: { write: [{ arg: "to" }] },',
      },
      last: { input: "{ after: z.boolean() }", run: "() => ({ done: true })" },
    },
  }),
};

async function workspaceWith(tasks: Parameters<UserWorkspace["plan"]>[1]): Promise<UserWorkspace> {
  const folder = await userWorkspace({ files });
  await folder.plan("sample", tasks, { params: { to: { type: "string" } } });
  return folder;
}

test.each([
  ["../x.md", '"../x.md" may not be written: in this workspace tools write to out.'],
  [".orchc/x.md", '".orchc/x.md" may not be written: it is, or holds, something that orchc'],
])("a path that one task of a chain may not write fails that task: %s", async (to, message) => {
  await using folder = await workspaceWith({
    t1: { tool: "own.first" },
    t2: { tool: "own.put", args: { to: { $param: "to" }, after: { $ref: "t1.done" } } },
    t3: { tool: "own.last", args: { after: { $ref: "t2.done" } } },
  });
  expect(await folder.orchc(["build", "sample"])).toMatchObject({ status: 0 });
  const { status, stderr } = await folder.orchc(["exec", "sample", "--yes", "--param", `to=${to}`]);
  expect(status).toBe(1);
  expect(stderr).toContain(`error ORC2020 ${message}`);
  expect(stderr).toMatch(/at generated\/sample\/plan\.json:\d+:\d+ \(t2\)/);
  expect(folder.rows("select task_id, status from worker_runs order by task_id")).toEqual([
    { task_id: "t1", status: "success" },
    { task_id: "t2", status: "failed" },
    { task_id: "t3", status: "skipped" },
  ]);
});

test("what is wrong with a plan is told with file, line and the line itself", async () => {
  await using folder = await workspaceWith({
    t1: { tool: "own.first" },
    t2: { tool: "own.last", args: { after: { $ref: "t1.nothing" }, more: 1 } },
  });
  const { status, stderr } = await folder.orchc(["build", "sample"]);
  expect(status).toBe(2);
  const text = await folder.read("generated/sample/plan.json");
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
  expect(stderr).toMatch(
    new RegExp(
      `ORC2010 .*\\n +at generated/sample/plan\\.json:${lineOf('"after"')}:\\d+ \\(t2\\.args\\.after\\)`,
    ),
  );
  expect(stderr).toMatch(
    new RegExp(
      `ORC2008 .*\\n +at generated/sample/plan\\.json:${lineOf('"more"')}:\\d+ \\(t2\\.args\\.more\\)`,
    ),
  );
  expect(stderr).toContain('"more": 1');
});
