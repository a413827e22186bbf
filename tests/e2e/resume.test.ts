/** Runs that did not come to their end go on: with the built command, real processes, and real kills. */
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { CLI, startNode } from "../support/built-cli.ts";
import { expectDone, expectRefusal } from "../support/endings.ts";
import { childProcesses, isAlive } from "../support/leftovers.ts";
import { ownAgent } from "../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

/** `step` says when it was called; it waits, or fails, while a file of its name is there. */
const agent = ownAgent({
  name: "own",
  tools: {
    step: {
      input: "{ n: z.int(), from: z.int().default(0) }",
      output: "{ sum: z.int() }",
      run: `async ({ n, from }, context) => {
        const { existsSync } = await import("node:fs");
        while (existsSync(context.resolve("hold/" + n))) await new Promise((done) => setTimeout(done, 20));
        if (existsSync(context.resolve("break/" + n))) throw new ToolError("step " + n + " is broken");
        return { sum: from + n };
      }`,
      more: `permissions: { read: ["hold", "break"] },`,
    },
    change: {
      input: "{ from: z.int() }",
      run: `async (_, context) => {
        const { appendFileSync, existsSync } = await import("node:fs");
        appendFileSync(context.resolve("out/changes.txt"), "changed\\n");
        while (existsSync(context.resolve("hold/change"))) await new Promise((done) => setTimeout(done, 20));
        return { done: true };
      }`,
      more: `effect: "write", permissions: { read: ["hold"], write: ["out"] },`,
    },
  },
});

const step = (n: number, from?: string) => ({
  tool: "own.step",
  args: { n, ...(from !== undefined && { from: { $ref: `${from}.sum` } }) },
});

/** t1 → t2 → t3, and t4 by itself. */
async function chained(files: Record<string, string> = {}): Promise<UserWorkspace> {
  const workspace = await userWorkspace({
    files: { "agents/own.ts": agent, "hold/.keep": "", "break/.keep": "", ...files },
  });
  await workspace.plan("sample", {
    t1: step(1),
    t2: step(2, "t1"),
    t3: step(3, "t2"),
    t4: step(4),
  });
  expectDone(await workspace.orchc(["build", "sample"]));
  return workspace;
}

const attempts = (workspace: UserWorkspace) =>
  workspace
    .rows("SELECT task_id, attempt, status FROM attempts ORDER BY task_id, attempt")
    .map((row) => Object.values(row).join(" "));

async function killedAt(workspace: UserWorkspace, said: string, words: readonly string[] = []) {
  const running = startNode(workspace.path, [CLI, "exec", "sample", "--run", "r1", ...words]);
  await running.says(said);
  const children = childProcesses(running.pid);
  running.kill("SIGKILL");
  await running.ended;
  return { children };
}

test("a killed run is interrupted, goes on where it was, and answers as if nothing had been", async () => {
  await using workspace = await chained({ "hold/2": "" });
  await killedAt(workspace, "t2 started");
  const { stdout } = await workspace.orchc(["runs"]);
  expect(stdout).toMatch(/r1\s+interrupted/);
  const shown = await workspace.orchc(["show", "r1"]);
  expect(shown.stdout).toContain("orchc exec sample --resume r1");

  await workspace.remove("hold/2");
  const resumed = await workspace.orchc(["exec", "sample", "--resume"]);
  expectDone(resumed);
  expect(resumed.stderr).toMatch(/^run resumed {3}r1: [23] tasks to do$/m);
  expect(resumed.stderr).not.toContain("t1 started");
  const undisturbed = await workspace.orchc(["exec", "sample", "--run", "r2"]);
  const [one, two] = await Promise.all(["r1", "r2"].map((run) => workspace.runFiles(run)));
  expect(JSON.parse(one!["data.json"]!).outputs).toEqual(JSON.parse(two!["data.json"]!).outputs);
  expectDone(undisturbed);
  expect(
    workspace.rows("SELECT count(*) AS n FROM attempts WHERE run_id = 'r1' AND task_id = 't1'"),
  ).toEqual([{ n: 1 }]);
});

test("a failed task and what depends on it are done again, and nothing else", async () => {
  await using workspace = await chained({ "break/2": "" });
  expect((await workspace.orchc(["exec", "sample", "--run", "r1"])).status).toBe(1);
  await workspace.remove("break/2");
  expectDone(await workspace.orchc(["retry", "r1"]));
  expect(attempts(workspace)).toEqual([
    "t1 1 success",
    "t2 1 failed",
    "t2 2 success",
    "t3 1 success",
    "t4 1 success",
  ]);
  expectRefusal(await workspace.orchc(["retry"]), {
    status: 2,
    code: "ORC4211",
    says: ["all of it has succeeded", "orchc retry r1 --task TASK"],
  });
});

test("a task that is named is done again with what depends on it; --from with all that follows", async () => {
  await using workspace = await chained();
  expectDone(await workspace.orchc(["exec", "sample", "--run", "r1"]));
  expectDone(await workspace.orchc(["retry", "r1", "--task", "t3"]));
  expect(attempts(workspace)).toEqual([
    "t1 1 success",
    "t2 1 success",
    "t3 1 success",
    "t3 2 success",
    "t4 1 success",
  ]);
  expectDone(await workspace.orchc(["retry", "r1", "--from", "t2"]));
  expect(
    workspace
      .rows("SELECT task_id, attempt FROM worker_runs ORDER BY task_id")
      .map((row) => Object.values(row).join(" ")),
  ).toEqual(["t1 1", "t2 2", "t3 3", "t4 1"]);
  expectRefusal(await workspace.orchc(["retry", "r1", "--task", "t9"]), {
    status: 2,
    code: "ORC1022",
    says: ["Its tasks: t1, t4, t2, t3"],
  });
});

test("a change that may have been made is not made again, unless somebody says so", async () => {
  await using workspace = await userWorkspace({
    files: { "agents/own.ts": agent, "hold/change": "", "break/.keep": "", "out/.keep": "" },
  });
  await workspace.plan("sample", {
    t1: step(1),
    t2: { tool: "own.change", args: { from: { $ref: "t1.sum" } } },
    t3: { ...step(3), needs: ["t2"] },
  });
  expectDone(await workspace.orchc(["build", "sample"]));
  const changes = async () => (await workspace.files("out"))["changes.txt"];
  const running = startNode(workspace.path, [CLI, "exec", "sample", "--run", "r1", "--yes"]);
  await running.says("t2 started");
  await expect.poll(changes, { timeout: 30_000 }).toBe("changed\n");
  running.kill("SIGKILL");
  await running.ended;
  await workspace.remove("hold/change");

  const resumed = await workspace.orchc(["exec", "sample", "--resume", "r1", "--yes"]);
  expectRefusal(resumed, {
    status: 1,
    code: "ORC4210",
    says: ["t2 was changing something with own.change", "orchc retry r1 --task t2"],
  });
  expectRefusal(await workspace.orchc(["retry", "r1", "--yes"]), {
    status: 2,
    code: "ORC4211",
    says: ["whether t2 made a change is not known"],
  });
  expect(await changes()).toBe("changed\n");

  expectDone(await workspace.orchc(["retry", "r1", "--task", "t2", "--yes"]));
  expect(await changes()).toBe("changed\nchanged\n");
  expect(workspace.rows("SELECT DISTINCT status FROM worker_runs")).toEqual([
    { status: "success" },
  ]);
});

test("a run that a living process executes is its own", async () => {
  await using workspace = await chained({ "hold/2": "" });
  const running = startNode(workspace.path, [CLI, "exec", "sample", "--run", "r1"]);
  await running.says("t2 started");
  expectRefusal(await workspace.orchc(["exec", "sample", "--resume", "r1"]), {
    status: 2,
    code: "ORC4204",
    says: [`process ${running.pid}`],
  });
  await workspace.remove("hold/2");
  expectDone(await running.ended);
});

test("a host that another one has replaced writes nothing any more, and leaves no process", async () => {
  await using workspace = await chained({ "hold/2": "" });
  const running = startNode(workspace.path, [CLI, "exec", "sample", "--run", "r1"]);
  await running.says("t2 started");
  const children = childProcesses(running.pid);
  const database = new Database(workspace.at(".orchc/orchestrator_results.db"));
  database.exec("UPDATE leases SET number = number + 1, owner = 'another'");
  database.close();
  await workspace.remove("hold/2");
  const { status, stderr } = await running.ended;
  expect(status).toBe(2);
  expect(stderr).toContain("ORC4204");
  expect(workspace.rows("SELECT status FROM worker_runs WHERE task_id = 't2'")).toEqual([
    { status: "running" },
  ]);
  expect(children.filter(({ pid }) => isAlive(pid))).toEqual([]);
});

test("another build, other parameters, no run: each is refused with what to do", async () => {
  await using workspace = await chained({ "break/2": "" });
  expectRefusal(await workspace.orchc(["exec", "sample", "--resume"]), {
    status: 2,
    code: "ORC4007",
    says: [],
  });
  await workspace.orchc(["exec", "sample", "--run", "r1"]);
  // Also where there is a history: whatever is said of its runs leads nowhere.
  for (const resume of [[], ["r1"]]) {
    expectRefusal(await workspace.orchc(["exec", "nope", "--resume", ...resume]), {
      status: 2,
      code: "ORC4101",
      says: ["nope"],
    });
  }
  expectRefusal(await workspace.orchc(["exec", "sample", "--resume", "r7"]), {
    status: 2,
    code: "ORC1021",
    says: ["r7"],
  });
  await workspace.plan("other", { t1: step(1) });
  expectDone(await workspace.orchc(["build", "other"]));
  expectRefusal(await workspace.orchc(["exec", "other", "--resume", "r1"]), {
    status: 2,
    code: "ORC4212",
    says: ["sample"],
  });
});

test("a host that died between its last task and the end of its run: the run gets its end and its answer", async () => {
  await using workspace = await chained();
  expectDone(await workspace.orchc(["exec", "sample", "--run", "r1"]));
  const database = new Database(workspace.at(".orchc/orchestrator_results.db"));
  database.exec(`UPDATE runs SET status = 'running', completed_at = NULL;
    DELETE FROM events WHERE type = 'run.finished'; UPDATE leases SET owner = NULL`);
  database.close();
  await workspace.remove(".orchc/runs/r1");
  expectDone(await workspace.orchc(["exec", "sample", "--resume", "r1"]));
  expect(attempts(workspace)).toEqual([
    "t1 1 success",
    "t2 1 success",
    "t3 1 success",
    "t4 1 success",
  ]);
  expect(Object.keys(await workspace.runFiles("r1"))).toContain("answer.md");
});

test("a build that has changed goes on as another run, and that is said once", async () => {
  await using workspace = await chained({ "break/2": "" });
  await workspace.orchc(["exec", "sample", "--run", "r1"]);
  await workspace.remove("break/2");
  await workspace.plan("sample", { t1: step(1), t2: { ...step(5, "t1") } });
  expectDone(await workspace.orchc(["build", "sample"]));
  const { stdout, stderr } = await workspace.orchc(["exec", "sample", "--resume", "r1"]);
  expect(`${stdout}${stderr}`.match(/note ORC4702/g)).toHaveLength(1);
});
