/** Ctrl-C: what runs is told and ended, what is done is kept, and nobody is left. */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CLI, startNode, type Running } from "../../support/built-cli.ts";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({
    config: { limits: { maxParallel: 3 } },
    files: {
      "agents/own.ts": ownAgent({
        name: "own",
        tools: {
          quick: { run: "() => ({ done: true })" },
          // Ends when it is told to, and has something to give.
          polite: {
            run: `(_, { signal, log }) => new Promise((resolve) => {
              log("polite is waiting");
              const alive = setInterval(() => {}, 1000);
              signal.addEventListener("abort", () => { clearInterval(alive); resolve({ done: false }); });
            })`,
          },
          // Never listens.
          deaf: {
            run: `(_, { log }) => { log("deaf is busy"); setTimeout(() => { for (;;); }, 50); return new Promise<never>(() => {}); }`,
          },
        },
      }),
    },
  });
  const first = { tool: "own.quick" };
  const polite = { tool: "own.polite", needs: ["first"] };
  const deaf = { tool: "own.deaf", needs: ["first"] };
  await workspace.plan("calm", { first, polite, last: { ...first, needs: ["polite"] } });
  await workspace.plan("wild", {
    first,
    polite,
    deaf,
    last: { ...first, needs: ["polite", "deaf"] },
  });
  expectDone(await workspace.orchc(["build", "--all"]));
});
afterAll(() => workspace[Symbol.asyncDispose]());

/** Starts a run, and waits until all of its tools that take long are at it. */
async function started(build: "calm" | "wild", run: string): Promise<Running> {
  const running = startNode(workspace.path, [CLI, "exec", build, "--run", run]);
  await running.says("polite is waiting");
  if (build === "wild") await running.says("deaf is busy");
  return running;
}

/** Command lines of processes anywhere that have to do with the workspace. */
function left(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        return []; // It ended while we looked.
      }
    })
    .filter((command) => command.includes(workspace.path));
}

const statuses = (run: string) => ({
  run: workspace.rows(`SELECT status FROM runs WHERE id = '${run}'`)[0]?.["status"],
  ...Object.fromEntries(
    workspace
      .rows(`SELECT task_id, status FROM worker_runs WHERE run_id = '${run}'`)
      .map(({ task_id, status }) => [String(task_id), status]),
  ),
});

test("pressed on a terminal, where the scripts get it too: settled, told, and nobody left", async () => {
  const running = await started("wild", "pressed");
  running.press("SIGINT");
  const { status, stderr } = await running.ended;
  expect(status).toBe(130);
  expect(left()).toEqual([]);
  expect(statuses("pressed")).toEqual({
    run: "cancelled",
    first: "success",
    polite: "success",
    deaf: "cancelled",
    last: "cancelled",
  });
  expect(stderr).toContain("run stopping");
  expect(stderr).not.toMatch(/^\s+at .+:\d+:\d+/m);
  const { "answer.md": answer } = await workspace.runFiles("pressed");
  expect(answer).toMatch(/Task deaf was cancelled/);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s to orchc alone does the same", async (signal) => {
  const running = await started("calm", signal);
  running.kill(signal);
  expect((await running.ended).status).toBe(130);
  expect(left()).toEqual([]);
  expect(statuses(signal)).toEqual({
    run: "cancelled",
    first: "success",
    polite: "success",
    last: "cancelled",
  });
});

test("pressed twice: at once, all is settled, and nobody is left", async () => {
  const running = await started("wild", "twice");
  running.press("SIGINT");
  await running.says("run stopping");
  running.press("SIGINT");
  expect((await running.ended).status).toBe(130);
  expect(left()).toEqual([]);
  expect(statuses("twice")).toMatchObject({
    run: "cancelled",
    first: "success",
    deaf: "cancelled",
  });
  expect(workspace.rows("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
});

test("killed outright: its scripts end by themselves, and what was done is in the store", async () => {
  const running = await started("calm", "killed");
  running.kill("SIGKILL");
  expect((await running.ended).status).toBeUndefined();
  await expect.poll(left, { timeout: 5_000 }).toEqual([]);
  expect(statuses("killed")).toMatchObject({
    first: "success",
    polite: "running",
    last: "pending",
  });
  const shown = await workspace.orchc(["show", "killed"]);
  expect(shown.stdout).toMatch(/^calm +interrupted +killed/);
  expect(shown.stdout).toContain("orchc exec calm --resume killed");
  expect((await workspace.orchc(["runs"])).stdout).toMatch(/^killed +interrupted/m);
  const ended = await workspace.orchc(["cancel", "killed"]);
  expect(ended.stdout).toContain("killed is cancelled. 1 of 3 tasks had succeeded");
  expect(statuses("killed")).toMatchObject({
    run: "cancelled",
    polite: "cancelled",
    last: "cancelled",
  });
});

test("cancelled from another terminal: as if it had been pressed", async () => {
  const running = await started("calm", "elsewhere");
  expectDone(await workspace.orchc(["cancel", "elsewhere"]));
  expect((await running.ended).status).toBe(130);
  expect(left()).toEqual([]);
  expect(statuses("elsewhere")).toEqual({
    run: "cancelled",
    first: "success",
    polite: "success",
    last: "cancelled",
  });
  const again = await workspace.orchc(["cancel", "elsewhere"]);
  expectRefusal(again, { status: 2, code: "ORC4221", says: ["has ended (cancelled)"] });
});

test("pressed while orchc itself computes, and no listener could be called: at once", async () => {
  await using busy = await userWorkspace({
    files: {
      "agents/busy.ts": `process.stderr.write("computing\\n");\nfor (;;);\n`,
    },
  });
  const running = startNode(busy.path, [CLI, "plan", "Average amount by region"]);
  await running.says("computing");
  running.press("SIGINT");
  const { status, stdout } = await running.ended;
  // The signal ended it: shells show 130.
  expect(status).toBeUndefined();
  expect(stdout).toBe("");
});
