import Database from "better-sqlite3";
import { execa } from "execa";
import { copyFile, rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exec } from "../../../src/runtime/index.ts";
import { openStore } from "../../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import { testWorkspace, toolsModule, type TestWorkspace } from "../../support/workspace.ts";

let workspace: TestWorkspace;
let folder: string;
beforeEach(async () => {
  workspace = await testWorkspace();
  folder = await workspace.build({
    params: { word: { type: "string", default: "hello" } },
    modules: {
      "agents/tools.ts": toolsModule(`
        fail: make("fail", () => { throw new ToolError("It broke", { help: "Mend it" }); }),
        once: make("once", (input, { attempt }) => {
          if (attempt === 1) throw new ToolError("Not yet", { retryable: true });
          return { attempt };
        }),
        hang: make("hang", () => new Promise(() => {})),
        loud: make("loud", (input, { log }) => { log("about to return"); return {}; }),
      `),
    },
    units: [
      {
        id: "u1",
        tasks: [{ id: "t1" }, { id: "t2" }],
        script: `
          const t1 = await run.task("t1", tools.echo, { word: run.param("word") });
          await run.task("t2", tools.echo, { again: t1.word });`,
      },
      {
        id: "u2",
        tasks: [{ id: "t3", needs: ["t2"] }],
        script: `
          const t2 = await run.output("t2");
          await run.task("t3", tools.echo, { all: [t2.again] });`,
      },
      {
        id: "u3",
        tasks: [{ id: "t4", needs: ["t3 failure"] }],
        script: `await run.task("t4", tools.echo, {});`,
      },
      {
        id: "u4",
        tasks: [{ id: "t5", tool: "tools.fail" }, { id: "t6" }],
        script: `
          await run.task("t5", tools.fail, {});
          await run.task("t6", tools.echo, {});`,
      },
      {
        id: "u5",
        tasks: [
          { id: "t7", tool: "tools.once", retry: { limit: 1, backoff: "fixed", baseMs: 1 } },
          { id: "t8", tool: "tools.hang", timeoutMs: 200 },
        ],
        script: `
          await run.task("t7", tools.once, {});
          await run.task("t8", tools.hang, {});`,
      },
      {
        id: "u6",
        tasks: [{ id: "t9", tool: "tools.loud", needs: ["t2", "t5 always"] }],
        script: `await run.task("t9", tools.loud, {});`,
      },
    ],
  });
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

/** Starts a script as a person does. */
async function node(script: string, ...options: string[]) {
  const result = await execa(process.execPath, [`${folder}/${script}.ts`, ...options], {
    cwd: workspace.root,
    reject: false,
    env: { NO_COLOR: "1" },
  });
  const { stdout, stderr, exitCode } = result;
  return { stdout, stderr, exitCode, run: /run (\S+)/.exec(stdout)?.[1] ?? "" };
}

async function stored(run: string) {
  const store = await openStore(workspace.paths.database);
  try {
    const tasks = await store.tasks(run);
    const outputs: Record<string, unknown> = {};
    for await (const { task, data } of store.outputs(run)) outputs[task] = data;
    const statuses = Object.fromEntries(tasks.map(({ id, status }) => [id, status]));
    return { run: await store.run(run), statuses, outputs };
  } finally {
    await store.close();
  }
}

test("a script that needs no other starts a run, and says where its outputs are and what follows", async () => {
  const { stdout, exitCode, run } = await node("u1", "--param", "word=moin");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/t1 started\nt1 succeeded in \d+ ms\nt2 started\nt2 succeeded/);
  expect(stdout).toContain("t1: table task_outputs in .orchc/orchestrator_results.db");
  expect(stdout).toContain(`node generated/sample/u2.ts --run ${run}`);
  const { outputs, statuses, run: row } = await stored(run);
  expect(outputs).toEqual({ t1: { word: "moin" }, t2: { again: "moin" } });
  expect(statuses).toMatchObject({ t1: "success", t2: "success", t3: "pending" });
  expect(row).toMatchObject({ status: "running", params: { word: "moin" } });
  expect(row?.pid).toBeUndefined();
});

test("a script that needs others joins the newest run that waits for it", async () => {
  const first = await node("u1");
  const second = await node("u2");
  expect(second.exitCode).toBe(0);
  expect(second.run).toBe(first.run);
  expect((await stored(first.run)).outputs["t3"]).toEqual({ all: ["hello"] });
});

test("a script started too early waits for the outputs that it needs", async () => {
  const waiting = node("u2", "--run", "shared");
  const first = node("u1", "--run", "shared");
  expect([(await first).exitCode, (await waiting).exitCode]).toEqual([0, 0]);
  expect((await stored("shared")).statuses).toMatchObject({ t3: "success", t4: "skipped" });
});

test("when the last task of a run has settled, the run has ended", async () => {
  const { run } = await node("u1");
  for (const script of ["u2", "u4", "u6", "u5"]) await node(script, "--run", run);
  const { run: row, statuses } = await stored(run);
  expect(statuses).toEqual({
    t1: "success",
    t2: "success",
    t3: "success",
    t4: "skipped",
    t5: "failed",
    t6: "skipped",
    t7: "success",
    t8: "failed",
    t9: "success",
  });
  expect(row).toMatchObject({ status: "failed" });
  expect(row?.completedAt).toBeDefined();
});

test("a workspace without a configuration is found all the same", async () => {
  await rm(`${workspace.root}/orchc.config.yaml`);
  const { run } = await node("u1");
  expect((await stored(run)).statuses).toMatchObject({ t2: "success" });
});

describe("what goes wrong", () => {
  test("two processes do the same script of one run: each task is done once", async () => {
    const both = await Promise.all([1, 2].map(() => node("u1", "--run", "twice")));
    const { statuses, outputs } = await stored("twice");
    expect(statuses).toMatchObject({ t1: "success", t2: "success" });
    expect(outputs).toEqual({ t1: { word: "hello" }, t2: { again: "hello" } });
    const [winner, other] = both.toSorted((a, b) => (a.exitCode ?? 9) - (b.exitCode ?? 9));
    expect(winner?.exitCode).toBe(0);
    expect(other?.stderr ?? "").toMatch(/^$|ORC4209|ORC4208/);
  });

  test("the process of an earlier attempt is gone: another takes over", async () => {
    await node("u1", "--run", "left");
    const store = await openStore(workspace.paths.database);
    await store.append([
      { type: "task.started", run: "left", task: "t3", attempt: 1, at: "then", pid: process.pid },
    ]);
    await store.close();
    const database = new Database(workspace.paths.database);
    // No process has this number: it is above every limit of Linux.
    database.exec("UPDATE attempts SET pid = 99999999 WHERE task_id = 't3'");
    database.close();
    const { exitCode, stdout } = await node("u2", "--run", "left");
    expect(stdout).toContain("t3 started (attempt 2)");
    expect(exitCode).toBe(0);
  });

  test("a task fails: it says so, and the exit status is 1", async () => {
    const { stdout, exitCode } = await node("u4");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("t5 failed: It broke (ORC4301)\n  help: Mend it");
    expect(stdout).toContain("t6 skipped: It needs the success of t5, which failed.");
  });

  test("retries and time limits hold without a host process", async () => {
    const { stdout, exitCode } = await node("u5");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("t7 failed: Not yet Another try follows.\nt7 started (attempt 2)");
    expect(stdout).toContain("t8 failed: It did not end within 200 ms. (ORC4306)");
  });

  test("no run appears in time", async () => {
    const { stderr, exitCode } = await node("u2", "--wait", "0");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("ORC4205 No unfinished run of this plan appeared within 0 s.");
  });

  test("needed outputs do not come in time", async () => {
    const { stderr, exitCode } = await node("u2", "--run", "lonely", "--wait", "0.2");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("ORC4205 t2 did not end within 0 s in run lonely.");
  });

  test("its tasks are settled already", async () => {
    const { run } = await node("u1");
    const { stderr, exitCode } = await node("u1", "--run", run);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`note ORC4208`);
  });

  test("another process executes the run, all of it", async () => {
    await node("u1", "--run", "held");
    const database = new Database(workspace.paths.database);
    database.prepare("UPDATE runs SET pid = ? WHERE id = 'held'").run(process.pid);
    database.close();
    const { stderr, exitCode } = await node("u2", "--run", "held");
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`ORC4204 Run held is being executed by process ${process.pid}.`);
    expect((await stored("held")).statuses).toMatchObject({ t3: "pending" });
  });

  test("a copy of the script beside the manifest of another build", async () => {
    await workspace.build({
      name: "other",
      units: [{ id: "u9", tasks: [{ id: "t1" }], script: `await run.task("t1", tools.echo, {});` }],
    });
    await copyFile(`${folder}/u1.ts`, `${folder}/../other/u1.ts`);
    const { stderr, exitCode } = await node("../other/u1");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/ORC4207 .*generated\/other\/u1\.ts is not a script of a build/);
  });

  test("another value for a parameter of the run", async () => {
    const { run } = await node("u1");
    const { stderr, exitCode } = await node("u2", "--run", run, "--param", "word=other");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("ORC4206");
  });

  test("the run is of another plan", async () => {
    const other = await workspace.build({
      name: "other",
      units: [{ id: "u1", tasks: [{ id: "t1" }], script: `await run.task("t1", tools.echo, {});` }],
    });
    const { run } = await exec({ folder: other, workspace, validate: false });
    const { stderr, exitCode } = await node("u1", "--run", run);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`ORC4203 Run ${run} is of another plan than this build of sample.`);
  });

  test("the script was edited", async () => {
    await workspace.write("generated/sample/u2.ts", "export default 1;");
    const { stderr, exitCode } = await node("u1");
    expect(exitCode).toBe(4);
    expect(stderr).toContain("ORC4103 generated/sample/u2.ts is not what was built.");
  });

  test.each([
    [["--frobnicate"], "Unknown option '--frobnicate'."],
    [["extra"], "Unexpected argument 'extra'."],
    [["--wait", "--help"], "Option '--wait' argument is ambiguous."],
    [["--wait", "long"], '--wait takes a number of seconds, not "long".'],
    [["--param", "word"], '--param takes NAME=VALUE, not "word".'],
  ])("options that cannot be read: %j", async (options, reason) => {
    const { stderr, exitCode } = await node("u1", ...options);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `error ORC1018 ${reason}\n  help: Usage: node generated/sample/u1.ts [options]. Add --help to see its flags.`,
    );
  });

  test("with --help it says how it is started, and does nothing else", async () => {
    const { stdout, stderr, exitCode } = await node("u1", "--help");
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toMatch(/^Usage: node generated\/sample\/u1\.ts \[options\]\n/);
    expect(stdout).toContain("--wait SECONDS");
  });
});
