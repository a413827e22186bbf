/** What is left of a run is named everywhere, with the command that goes on with it, and that command works. */
import { expect, test } from "vitest";
import { CLI, orchc, orchcJson, startNode } from "../support/built-cli.ts";
import { napWorkspace, type NapTask } from "../support/nap-workspace.ts";
import type { TempFolder } from "../support/temp-folder.ts";

interface Shown {
  readonly status: string;
  readonly continue: string | undefined;
}

async function built(tasks: readonly NapTask[]): Promise<TempFolder> {
  const folder = await napWorkspace(tasks);
  expect(await orchc(folder.path, ["build", "naps"])).toMatchObject({ status: 0 });
  return folder;
}

/** Runs what `Continue` says. */
async function carryOut(folder: TempFolder, command = ""): Promise<string> {
  const [program, ...words] = command.split(" ");
  expect(program).toBe("orchc");
  const { stderr } = await orchc(folder.path, words);
  return stderr;
}

const long: readonly NapTask[] = [
  { id: "t1", tool: "sleep", args: { text: "zzz" } },
  { id: "t2", tool: "sleep", args: { ms: 3000 }, needs: ["t1"] },
];

async function shownOf(folder: TempFolder, run: string): Promise<Shown> {
  const { runs } = await orchcJson<{ runs: (Shown & { id: string })[] }>(folder.path, ["runs"]);
  const listed = runs.find(({ id }) => id === run);
  const { run: shown } = await orchcJson<{ run: Shown }>(folder.path, ["show", run]);
  const { status } = shown;
  const told = { status, continue: shown.continue };
  expect({ status: listed?.status, continue: listed?.continue }).toEqual(told);
  return told;
}

test("a run whose process was killed is interrupted, and goes on", async () => {
  await using folder = await built(long);
  const running = startNode(folder.path, [CLI, "exec", "naps", "--run", "r1"]);
  await running.says("t2 started");
  expect(await shownOf(folder, "r1")).toEqual({ status: "running", continue: undefined });
  running.kill("SIGKILL");
  await running.ended;
  const shown = await shownOf(folder, "r1");
  expect(shown).toMatchObject({ status: "interrupted", continue: "orchc exec naps --resume r1" });
  const list = await orchc(folder.path, ["runs"]);
  expect(list.stdout).toMatch(/^r1 +interrupted/m);
  expect(list.stderr).toMatch(/^Continue +orchc exec naps --resume r1$/m);
  expect((await orchc(folder.path, ["show", "r1"])).stdout).toMatch(
    /^Continue +orchc exec naps --resume r1$/m,
  );
  expect(await carryOut(folder, shown.continue)).toMatch(/^run success/m);
  expect(await shownOf(folder, "r1")).toEqual({ status: "success", continue: undefined });
  expect((await orchc(folder.path, ["runs"])).stderr).toBe("");
});

test("Ctrl-C settles a run as well that goes on from one that was cancelled", async () => {
  await using folder = await built(long);
  const first = startNode(folder.path, [CLI, "exec", "naps", "--run", "twice"]);
  await first.says("t2 started");
  first.kill("SIGINT");
  await first.ended;
  const second = startNode(folder.path, [CLI, "exec", "naps", "--resume", "twice"]);
  await second.says("t2 started");
  second.kill("SIGINT");
  const { status, stderr } = await second.ended;
  expect(status).toBe(130);
  expect(stderr).toMatch(/^Continue +orchc exec naps --resume twice$/m);
  expect(await shownOf(folder, "twice")).toMatchObject({ status: "cancelled" });
});

test("a cancelled and a failed run end with the command that goes on with them", async () => {
  await using folder = await built([...long, { id: "t3", tool: "fail" }]);
  const running = startNode(folder.path, [CLI, "exec", "naps", "--run", "stopped"]);
  await running.says("t2 started");
  running.kill("SIGINT");
  const { stderr } = await running.ended;
  expect(stderr).toMatch(/^Continue +orchc exec naps --resume stopped$/m);
  const stopped = await shownOf(folder, "stopped");
  expect(stopped).toMatchObject({
    status: "cancelled",
    continue: "orchc exec naps --resume stopped",
  });
  const failed = await carryOut(folder, stopped.continue);
  expect(failed).toMatch(/^t2 done/m);
  expect(failed).toMatch(/^Continue +orchc retry stopped$/m);
  const retried = await carryOut(folder, (await shownOf(folder, "stopped")).continue);
  expect(retried).toMatch(/^t3 failed/m);
  expect(retried).not.toMatch(/^t2 started/m);
});
