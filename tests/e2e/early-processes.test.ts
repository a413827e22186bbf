/** The first processes of a run start before the build is read, confined as the last run's: that must change nothing else. */
import { existsSync, readdirSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { noWall } from "../support/bubblewrap.ts";
import { CLI, orchc, orchcJson, startNode, type Running } from "../support/built-cli.ts";
import { childProcesses, isAlive, type ChildProcess } from "../support/leftovers.ts";
import { napWorkspace } from "../support/nap-workspace.ts";
import { ownAgent } from "../support/own-agent.ts";
import { rowsOf } from "../support/rows.ts";
import type { TempFolder } from "../support/temp-folder.ts";
import { userWorkspace } from "../support/user-workspace.ts";

const RECORD = ".orchc/cache/first-processes/naps.json";

interface Remembered {
  readonly count: number;
  readonly grants: { readonly read: readonly string[] };
}

async function built(ms = 0): Promise<TempFolder> {
  const folder = await napWorkspace([{ id: "t1", tool: "sleep", args: { text: "zzz", ms } }]);
  expect(await orchc(folder.path, ["build", "naps"])).toMatchObject({ status: 0 });
  return folder;
}

const run = (folder: TempFolder) =>
  orchcJson<{ exitStatus: number; status: string; answer: string }>(folder.path, ["exec", "naps"]);

const remembered = async (folder: TempFolder) =>
  JSON.parse(await folder.read(RECORD)) as Remembered;

function expectNothingStaged(folder: TempFolder): void {
  const staging = folder.at(".orchc/bus/.staging");
  expect(existsSync(staging) ? readdirSync(staging) : []).toEqual([]);
}

test("the answer is the same with and without it", async () => {
  await using folder = await built();
  const first = await run(folder);
  expect(first).toMatchObject({ exitStatus: 0, status: "success" });
  const { read } = (await remembered(folder)).grants;
  // The folder of the run is another one each time.
  expect(read.some((path) => path.includes(".orchc/bus"))).toBe(false);
  const second = await run(folder);
  const said = ({ answer }: { readonly answer: string }) => answer.split("## Sources")[0];
  expect(said(second)).toBe(said(first));
  expectNothingStaged(folder);
});

test("an output on the bus, in a folder that was not there when they started, is read by the next task", async () => {
  await using folder = await napWorkspace([
    { id: "t1", tool: "sleep", args: { text: "z".repeat(100_000) } },
    { id: "t2", tool: "sleep", args: { text: { $ref: "t1.said" } }, needs: ["t1"] },
  ]);
  expect(await orchc(folder.path, ["build", "naps"])).toMatchObject({ status: 0 });
  await run(folder);
  const second = await orchcJson<{ status: string; run: string }>(folder.path, ["exec", "naps"]);
  expect(second.status).toBe("success");
  const files = rowsOf(
    folder.at(".orchc/orchestrator_results.db"),
    `SELECT output_file_path AS file FROM worker_runs WHERE run_id = '${second.run}'`,
  );
  expect(files.every(({ file }) => String(file).startsWith(".orchc/bus/"))).toBe(true);
});

test("what was remembered gives a script nothing, and is put right", async () => {
  await using folder = await built();
  await run(folder);
  const right = await folder.read(RECORD);
  const { grants } = await remembered(folder);
  const wide = { count: 99, grants: { ...grants, read: ["/"], write: ["/"] } };
  await folder.write(RECORD, JSON.stringify(wide));
  expect(await run(folder)).toMatchObject({ exitStatus: 0, status: "success" });
  expect(await folder.read(RECORD)).toBe(right);
  expectNothingStaged(folder);
});

test("a run that may touch something else than the last one writes its files", async () => {
  const copy = {
    input: "{ file: z.string() }",
    output: "{ file: fileRefSchema }",
    run: `async ({ file }, context) => ({
      file: await context.writeFile("copy.txt", await readFile(context.resolve(file)), "text/plain"),
    })`,
    more: 'permissions: { read: [{ arg: "file" }] }',
  };
  const imports =
    'import { fileRefSchema } from "orchc/agent";\nimport { readFile } from "node:fs/promises";\n';
  const agent = imports + ownAgent({ name: "filer", tools: { copy } });
  const data = { "data/a.txt": "a", "data/b.txt": "b" };
  await using user = await userWorkspace({ files: { "agents/filer.ts": agent, ...data } });
  const args = { file: { $param: "file" } };
  await user.plan(
    "copies",
    { t1: { tool: "filer.copy", args } },
    { params: { file: { type: "string" } } },
  );
  expect(await user.orchc(["build", "copies"])).toMatchObject({ status: 0 });
  for (const name of ["a", "b", "a"]) {
    const words = ["exec", "copies", "--param", `file=data/${name}.txt`];
    expect(await user.orchc(words)).toMatchObject({ status: 0 });
  }
  expectNothingStaged(user);
});

const start = (folder: TempFolder, env = {}) => startNode(folder.path, [CLI, "exec", "naps"], env);

/** One whose run was cancelled has remembered as much as any. */
async function cancelled(folder: TempFolder): Promise<void> {
  const running = start(folder);
  await running.says("t1 started");
  running.kill("SIGINT");
  await running.ended;
  expect(await remembered(folder)).toMatchObject({ count: 1 });
}

const workersOf = ({ pid }: Running) =>
  childProcesses(pid).filter(({ command }) => command.includes("worker/main"));

const isWatchdog = ({ command }: ChildProcess) => command.startsWith("/bin/sh -c groups=");

const isEarly = ({ command }: ChildProcess) => /staging\S*early1/.test(command);

test.skipIf(noWall !== undefined)("behind a wall there are no others beside", async () => {
  await using folder = await built(60_000);
  await cancelled(folder);
  const walled = start(folder, { ORCHC_SANDBOX: "strict" });
  const isWalled = ({ command }: ChildProcess) => command.includes("bwrap");
  await expect.poll(() => workersOf(walled).some(isWalled), { timeout: 30_000 }).toBe(true);
  expect(workersOf(walled).filter(isEarly)).toEqual([]);
  walled.kill("SIGINT");
  await walled.ended;
  expectNothingStaged(folder);
});

test.each(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "ended by %s while it loads, the command takes one with it that does nothing by itself",
  async (signal) => {
    await using folder = await built(60_000);
    await cancelled(folder);
    const running = start(folder);
    const early = () => workersOf(running).find(isEarly)?.pid;
    await expect.poll(early, { interval: 5, timeout: 30_000 }).toBeDefined();
    const pid = early() ?? 0;
    // Until the watchdog knows of it, only the end of its pipe ends it, and one that is stopped sees no end.
    const isWatched = () => childProcesses(running.pid).some(isWatchdog);
    await expect.poll(isWatched, { interval: 5, timeout: 30_000 }).toBe(true);
    await setTimeout(10);
    process.kill(pid, "SIGSTOP");
    running.kill(signal);
    await running.ended;
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    // What is left of its folder goes with the next run.
    const next = start(folder);
    await next.says("t1 started");
    next.kill("SIGINT");
    await next.ended;
    expectNothingStaged(folder);
  },
);

test("a command that is refused leaves nothing of it", async () => {
  await using folder = await built();
  await run(folder);
  for (const words of [["--no-such-flag"], ["--max-parallel", "many"], ["--param", "no=such"]]) {
    const { status } = await orchc(folder.path, ["exec", "naps", ...words]);
    expect(status).not.toBe(0);
    expectNothingStaged(folder);
  }
});
