/** Output that nobody reads any more, or that cannot be written: real pipes and devices, made by a shell. */
import { existsSync } from "node:fs";
import { execa } from "execa";
import { expect, test } from "vitest";
import { CLI } from "../../support/built-cli.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

/** What a shell says, with `ORCHC` for the command line; the last line of its output is `status N`. */
async function shell(folder: UserWorkspace, line: string) {
  const orchc = `'${process.execPath}' '${CLI}'`;
  const { stdout, stderr } = await execa(
    "bash",
    ["--norc", "-c", line.replaceAll("ORCHC", orchc)],
    {
      cwd: folder.path,
      reject: false,
      env: { PATH: process.env["PATH"] ?? "" },
      extendEnv: false,
      stdin: "ignore",
    },
  );
  return { stdout, stderr };
}

const agent = ownAgent({
  name: "nap",
  tools: {
    slow: {
      run: "async () => { await new Promise((wake) => setTimeout(wake, 700)); return { done: true }; }",
    },
    fails: { run: '() => { throw new ToolError("It cannot be done."); }' },
  },
});

async function workspace(): Promise<UserWorkspace> {
  const folder = await userWorkspace({ files: { "agents/nap.ts": agent } });
  await folder.plan("slow", { t1: { tool: "nap.slow" } });
  await folder.plan("fails", { t1: { tool: "nap.fails" } });
  return folder;
}

test.each([
  // the reader goes before the first line, while the work is still to be done
  ["standard error", "ORCHC exec slow 2>&1 >/dev/null | true; echo status ${PIPESTATUS[0]}"],
  ["standard output", "ORCHC exec slow 2>/dev/null | true; echo status ${PIPESTATUS[0]}"],
  ["both", "ORCHC exec slow 2>&1 | head -1 >/dev/null; echo status ${PIPESTATUS[0]}"],
])("a closed pipe on %s ends the output, not the work", async (_, line) => {
  await using folder = await workspace();
  await folder.orchc(["build", "slow"]);
  expect(await shell(folder, line)).toEqual({ stdout: "status 0", stderr: "" });
  expect(folder.rows("select status from worker_runs")).toEqual([{ status: "success" }]);
  expect(Object.keys(await folder.runFiles())).toContain("answer.md");
});

test("the exit status is that of the work, also when the work fails", async () => {
  await using folder = await workspace();
  const { stdout } = await shell(
    folder,
    "ORCHC build fails >/dev/null; ORCHC exec fails 2>&1 | true; echo status ${PIPESTATUS[0]}",
  );
  expect(stdout).toBe("status 1");
});

test.skipIf(!existsSync("/dev/full"))("a device that is full is told in a sentence", async () => {
  await using folder = await workspace();
  const out = await shell(folder, "ORCHC runs >/dev/full; echo status $?");
  expect(out.stdout).toBe("status 1");
  expect(out.stderr).toContain(
    "error ORC1026 Output to standard output could not be written: no space is left on its device.",
  );
  expect(out.stderr).not.toContain("at file:");
  expect((await shell(folder, "ORCHC nothing 2>/dev/full; echo status $?")).stdout).toBe(
    "status 2",
  );
});

test.skipIf(!existsSync("/dev/full"))(
  "a run whose output is lost is recorded all the same",
  async () => {
    await using folder = await workspace();
    await folder.orchc(["build", "slow"]);
    const { stdout, stderr } = await shell(folder, "ORCHC exec slow >/dev/full; echo status $?");
    expect(stdout).toBe("status 1");
    expect(stderr.split("ORC1026 Output").length - 1).toBe(1);
    expect(folder.rows("select status from worker_runs")).toEqual([{ status: "success" }]);
    expect(
      (await shell(folder, "ORCHC exec slow 2>/dev/full >/dev/null; echo status $?")).stdout,
    ).toBe("status 1");
  },
);

test("a script that runs alone ends by the same rules", async () => {
  await using folder = await workspace();
  await folder.orchc(["build", "slow"]);
  const script = `'${process.execPath}' generated/slow/u1.ts`;
  const piped = await shell(folder, `${script} | true; echo status \${PIPESTATUS[0]}`);
  expect(piped).toEqual({ stdout: "status 0", stderr: "" });
  expect(folder.rows("select status from worker_runs")).toEqual([{ status: "success" }]);
  if (!existsSync("/dev/full")) return;
  const full = await shell(folder, `${script} >/dev/full; echo status $?`);
  expect(full.stdout).toBe("status 1");
  expect(full.stderr).toContain("ORC1026");
});
