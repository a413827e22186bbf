/** Runs on the command line: answers, failures, the history, interrupts, and asking before something is changed. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { CLI, orchc, orchcJson, startNode } from "../support/built-cli.ts";
import { isAlive, childProcesses } from "../support/leftovers.ts";
import { napWorkspace, type NapTask } from "../support/nap-workspace.ts";
import { tempFolder, type TempFolder } from "../support/temp-folder.ts";
import { orchcOnTerminal } from "../support/terminal.ts";

const sales = "month,city,amount\n2024-01,Porto,10\n2024-01,Lisbon,20\n2024-02,Porto,60\n";

interface RunDocument {
  readonly run: string;
  readonly status: string;
  readonly answer: string;
  readonly files: { readonly answer: string; readonly data: string; readonly report: string };
}

async function built(tasks: readonly NapTask[], params = {}): Promise<TempFolder> {
  const folder = await napWorkspace(tasks, params);
  const { status, stderr } = await orchc(folder.path, ["build", "naps"]);
  expect(stderr).toContain("orchc exec naps");
  expect(status).toBe(0);
  return folder;
}

describe("orchc run", () => {
  test("answers on standard output, and tells the rest on standard error", async () => {
    await using folder = await tempFolder({ "data/sales.csv": sales });
    const query = "Average amount by city in data/sales.csv";
    const { status, stdout, stderr } = await orchc(folder.path, ["run", query]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/35/); // (10 + 60) / 2
    expect(stdout).toMatch(/Porto/);
    expect(stderr).toMatch(/^Planned: 1 task, about \S+, free$/m);
    expect(stderr).toMatch(
      /^run started {3}\d{8}-\d{6}-[0-9a-f]{6}: average-amount-city-sales, 1 task$/m,
    );
    expect(stderr).toMatch(/^t1 done {6}in /m);
    expect(stderr).toMatch(/^Report +\.orchc\/runs\/[^/]+\/report\.html$/m);
  });

  test("says nothing but the answer when told to be quiet", async () => {
    await using folder = await tempFolder({ "data/sales.csv": sales });
    const { stdout, stderr } = await orchc(folder.path, [
      "run",
      "Describe data/sales.csv",
      "--quiet",
    ]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/3 rows/);
  });

  test("takes a query file, and values of its parameters for this run alone", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "",
      "data/a.csv": sales,
      "data/b.csv": `${sales}2024-03,Porto,1\n`,
      "queries/sales.query.md": "---\nparams:\n  file: data/a.csv\n---\nDescribe {file}\n",
    });
    const usual = await orchcJson<RunDocument>(folder.path, ["run", "sales"]);
    expect(usual.answer).toMatch(/3 rows/);
    const other = await orchcJson<RunDocument>(folder.path, [
      "run",
      "sales",
      "--param",
      "file=data/b.csv",
    ]);
    expect(other.answer).toMatch(/4 rows/);
    // The plan keeps the placeholder; whoever reads what was done is told the value.
    expect(await folder.read("generated/sales/plan.json")).toContain('"title": "Describe {file}"');
    const shown = await orchc(folder.path, ["show", other.run]);
    const [report, live] = await Promise.all([
      readFile(other.files.report, "utf8"),
      orchc(folder.path, ["exec", "sales", "--param", "file=data/b.csv"]),
    ]);
    for (const text of [other.answer, shown.stdout, report, live.stderr]) {
      expect(text).toContain("Describe data/b.csv");
      expect(text).not.toContain("{file}");
    }
    expect((await orchc(folder.path, ["verify", "sales"])).status).toBe(0);
    const unknown = await orchc(folder.path, ["run", "sales", "--param", "fiel=x"]);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain("Did you mean file?");
  });

  test("leaves a build that verify finds as its plan gives it", async () => {
    await using folder = await tempFolder({ "data/sales.csv": sales });
    await orchc(folder.path, ["run", "Average amount by city in data/sales.csv"]);
    expect(await orchc(folder.path, ["verify"])).toMatchObject({ status: 0 });
  });
});

describe("orchc exec", () => {
  test("ends with 1 when a task fails, and still answers with the others", async () => {
    await using folder = await built([
      { id: "t1", tool: "fail" },
      { id: "t2", tool: "sleep", needs: ["t1"] },
      { id: "t3", tool: "sleep", args: { text: "well slept" } },
    ]);
    const { status, stdout, stderr } = await orchc(folder.path, ["exec", "naps"]);
    expect(status).toBe(1);
    expect(stdout).toContain("well slept");
    expect(stderr).toMatch(/^t1 failed {4}ORC4301 It cannot be done\.$/m);
    expect(stderr).toMatch(/^t2 skipped {3}/m);
    expect(stderr).toContain("help: Do something else.");
    expect(stderr).not.toContain("ORC1024");
  });

  test("reads parameters by their types, and refuses what does not fit before anything runs", async () => {
    await using folder = await built(
      [{ id: "t1", tool: "sleep", args: { text: { $param: "who" }, ms: { $param: "ms" } } }],
      { who: { type: "string" }, ms: { type: "integer", default: 1 } },
    );
    const missing = await orchc(folder.path, ["exec", "naps", "--param", "ms=soon"]);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain("ORC1011");
    expect(missing.stderr).toContain("ORC1012");
    expect((await orchc(folder.path, ["runs"])).stdout).toBe("Nothing has been run here yet.\n");
    const given = await orchc(folder.path, ["exec", "naps", "--param", "who=me = you"]);
    expect(given.status).toBe(0);
    expect(given.stdout).toContain("me = you");
  });

  test("skips the validation when told to", async () => {
    await using folder = await built([{ id: "t1", tool: "sleep" }]);
    expect(await orchcJson(folder.path, ["exec", "naps"])).toHaveProperty("validation.ok", true);
    const skipped = await orchcJson(folder.path, ["exec", "naps", "--skip-validation"]);
    expect(skipped).not.toHaveProperty("validation");
  });

  test("takes the id of the run, once", async () => {
    await using folder = await built([{ id: "t1", tool: "sleep" }]);
    expect(await orchcJson(folder.path, ["exec", "naps", "--run", "mine"])).toMatchObject({
      run: "mine",
    });
    const again = await orchc(folder.path, ["exec", "naps", "--run", "mine"]);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain("ORC4201");
  });
});

describe("the history", () => {
  test("lists runs, shows one and one of its tasks", async () => {
    await using folder = await built([
      { id: "t1", tool: "sleep", args: { text: "zzz" } },
      { id: "t2", tool: "fail", needs: ["t1"] },
    ]);
    const { run } = await orchcJson<RunDocument>(folder.path, ["exec", "naps"]);
    await orchc(folder.path, ["exec", "naps"]);
    const { runs } = await orchcJson<{ runs: { id: string }[] }>(folder.path, ["runs"]);
    expect(runs).toHaveLength(2);
    expect(runs[1]?.id).toBe(run);
    const list = await orchc(folder.path, ["runs", "--limit", "1"]);
    expect(list.stdout).toMatch(
      /^run +status +started +took +build +query\n\S+ +failed .* naps +Take some naps\n$/,
    );

    const shown = await orchc(folder.path, ["show", run]);
    expect(shown.status).toBe(0);
    expect(shown.stdout).toMatch(
      /^✓ t1 {2}sleep t1 +nap\.sleep +\d+ms\n└─ ✗ t2 {2}fail t2 +nap\.fail +\d+ms\n/m,
    );
    expect(shown.stdout).toContain("t2 failed: It cannot be done.");
    const task = await orchcJson<{ output: { data: unknown } }>(folder.path, ["show", run, "t1"]);
    expect(task.output.data).toEqual({ said: "zzz" });
    expect((await orchc(folder.path, ["show", "last", "t2"])).stdout).toContain(
      "Do something else.",
    );
  });

  test("tells a run or a task that is not there", async () => {
    await using folder = await built([{ id: "t1", tool: "sleep" }]);
    await orchc(folder.path, ["exec", "naps", "--run", "day-1"]);
    await orchc(folder.path, ["exec", "naps", "--run", "day-2"]);
    const run = await orchc(folder.path, ["show", "night"]);
    expect(run).toMatchObject({ status: 2 });
    expect(run.stderr).toContain("ORC1021");
    expect((await orchc(folder.path, ["show", "day"])).stderr).toContain(
      "the beginning of 2 runs: day-2, day-1.",
    );
    const task = await orchc(folder.path, ["show", "day-1", "t9"]);
    expect(task).toMatchObject({ status: 2 });
    expect(task.stderr).toContain("ORC1022 The run day-1 has no task t9.");
    expect(task.stderr).toContain("Its tasks: t1.");
  });

  test("is read with SQL, and only read", async () => {
    await using folder = await built([{ id: "t1", tool: "sleep", args: { text: "zzz" } }]);
    await orchc(folder.path, ["exec", "naps"]);
    const table = await orchc(folder.path, [
      "sql",
      "select task_id, agent_name, status from worker_runs",
    ]);
    expect(table.stdout).toBe("task_id  agent_name  status\nt1       nap         success\n");
    const rows = await orchcJson(folder.path, ["sql", "select output_data from task_outputs"]);
    expect(rows).toMatchObject({ columns: ["output_data"], rows: [['{"said":"zzz"}']] });
    for (const statement of [
      "delete from worker_runs",
      "select 1; select 2",
      "selec 1",
      "drop table worker_runs",
    ]) {
      const refused = await orchc(folder.path, ["sql", statement]);
      expect(refused).toMatchObject({ status: 2, stdout: "" });
      expect(refused.stderr).toContain("ORC4008");
    }
    const after = await orchc(folder.path, ["sql", "select count(*) as n from worker_runs"]);
    expect(after.stdout).toBe("n\n1\n");
  });
});

describe("an interrupt", () => {
  const long: readonly NapTask[] = [
    { id: "t1", tool: "sleep", args: { ms: 300 } },
    { id: "t2", tool: "sleep", args: { ms: 60_000 }, needs: ["t1"] },
  ];

  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s settles the run: 130, everything stored, nothing left",
    async (signal) => {
      await using folder = await built(long);
      const running = startNode(folder.path, [CLI, "exec", "naps", "--run", "stopped"]);
      await running.says("t2 started");
      const children = childProcesses(running.pid);
      expect(children).not.toEqual([]);
      running.kill(signal);
      const { status, stderr } = await running.ended;
      expect(status).toBe(130);
      expect(stderr).toContain("stopping: running tasks are told to end");
      expect(children.filter(({ pid }) => isAlive(pid))).toEqual([]);
      const { run } = await orchcJson<{ run: { status: string } }>(folder.path, [
        "show",
        "stopped",
      ]);
      expect(run.status).toBe("cancelled");
      const { rows } = await orchcJson<{ rows: unknown[][] }>(folder.path, [
        "sql",
        "select status from worker_runs order by task_id",
      ]);
      expect(rows).toEqual([["success"], ["cancelled"]]);
    },
  );

  test("a second one ends orchc at once, and its children with it", async () => {
    await using folder = await built(long);
    const running = startNode(folder.path, [CLI, "exec", "naps"]);
    await running.says("t2 started");
    const children = childProcesses(running.pid);
    running.kill("SIGINT");
    await running.says("stopping");
    running.kill("SIGINT");
    expect((await running.ended).status).toBe(130);
    await expect
      .poll(() => children.filter(({ pid }) => isAlive(pid)), { timeout: 10_000 })
      .toEqual([]);
  });
});

describe("a plan that writes", () => {
  const query = "Scribble a note";
  const runsOf = async (folder: TempFolder) =>
    (await orchcJson<{ runs: unknown[] }>(folder.path, ["runs"])).runs.length;

  test("is built and not run where nobody can be asked", async () => {
    await using folder = await napWorkspace([]);
    const { status, stdout, stderr } = await orchc(folder.path, ["run", query, "--name", "note"]);
    expect(status).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toContain("ORC1020");
    expect(stderr).toContain("(nap.scribble: write)");
    expect(stderr).toContain("orchc exec note --yes");
    expect(await runsOf(folder)).toBe(0);
    const again = await orchc(folder.path, ["exec", "note"]);
    expect(again.status).toBe(3);
    expect(again.stderr).toContain("(nap.scribble: write)");
    expect(await runsOf(folder)).toBe(0);
    expect((await orchc(folder.path, ["exec", "note", "--yes"])).status).toBe(0);
    expect(await runsOf(folder)).toBe(1);
  });

  test.each(["--yes", "-y"])("is run with %s", async (flag) => {
    await using folder = await napWorkspace([]);
    expect(await orchc(folder.path, ["run", query, flag])).toMatchObject({ status: 0 });
    expect(await runsOf(folder)).toBe(1);
  });

  test.each([
    ["n\n", 130, 0],
    ["\n", 130, 0],
    ["yes please\n", 130, 0],
    ["\u0003", 130, 0],
    ["\u0004", 130, 0],
    ["y\n", 0, 1],
  ])("asked on a terminal and answered %j, ends with %d", async (keys, expected, runs) => {
    await using folder = await napWorkspace([]);
    const after = "(nap.scribble: write). Run it? [y/N] ";
    const { status, drawn } = await orchcOnTerminal(folder.path, ["run", query], { after, keys });
    expect(drawn).toContain(after);
    expect(status).toBe(expected);
    expect(await runsOf(folder)).toBe(runs);
  });

  test.each([
    ["n\n", 130, 0],
    ["y\n", 0, 1],
  ])("exec asks by the same rule: answered %j, it ends with %d", async (keys, expected, runs) => {
    await using folder = await built([{ id: "t1", tool: "scribble" }]);
    const after = "t1 (nap.scribble: write). Run it? [y/N] ";
    const { status, drawn } = await orchcOnTerminal(folder.path, ["exec", "naps"], { after, keys });
    expect(drawn).toContain(after);
    expect(status).toBe(expected);
    expect(await runsOf(folder)).toBe(runs);
  });
});

test("on a terminal a run is a tree that ends as it went", async () => {
  await using folder = await built([
    { id: "t1", tool: "sleep", args: { ms: 250 } },
    { id: "t2", tool: "fail", needs: ["t1"] },
    { id: "t3", tool: "sleep", needs: ["t1"] },
  ]);
  const { status, drawn } = await orchcOnTerminal(folder.path, ["exec", "naps", "--no-color"]);
  expect(status).toBe(1);
  expect(drawn).toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] t1/);
  // eslint-disable-next-line no-control-regex
  const lines = drawn.replaceAll(/\u001B\[[0-9;?]*[a-zA-Z]/g, "").split(/\r?\n/);
  const last = lines.findLastIndex((line) => line.includes("2 of 3 done"));
  expect(lines.slice(last, last + 4)).toEqual([
    expect.stringMatching(/^naps {2}2 of 3 done · 1 failed · \S+ · run /),
    expect.stringMatching(/^✓ t1 {2}sleep t1 .* nap\.sleep +\d+ms$/),
    expect.stringMatching(/^├─ ✗ t2 {2}fail t2 · It cannot be done\. +nap\.fail +\d+ms$/),
    expect.stringMatching(/^└─ ✓ t3 {2}sleep t3 .* nap\.sleep +\d+ms$/),
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});
