import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { oneAtATime } from "../../../../../src/runtime/host/one-at-a-time.ts";
import type { ExecOptions } from "../../../../../src/catalog/context.ts";
import type { ToolError } from "../../../../../src/catalog/errors.ts";
import { watchdogStopped } from "../../../../../src/runtime/host/child-groups.ts";
import { execFor } from "../../../../../src/runtime/host/effects/exec.ts";
import { freely } from "../../../../support/effect-host.ts";
import { expectNothingLeft } from "../../../../support/leftovers.ts";

let workspace: string;
beforeEach(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), "orchc-exec-")));
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
  // A run waits for it in its end; these programs belong to none.
  await watchdogStopped();
  expectNothingLeft();
});

const node = process.execPath;

const sideBySide = () => oneAtATime(true, () => {});

function run(script: string, options: ExecOptions = {}, env: string[] = []) {
  const { signal } = new AbortController();
  return execFor(
    { allowed: [node], workspace, env, account: freely(), oneAtATime: sideBySide(), signal },
    node,
    ["-e", script],
    options,
  );
}

async function failure(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown as ToolError,
  );
  return { message: error?.message, retryable: error?.retryable };
}

test("output, errors and exit status come back; a status that is not 0 is no error", async () => {
  const result = await run(`console.log("out"); console.error("err"); process.exitCode = 3`);
  expect(result).toEqual({ exitCode: 3, stdout: "out\n", stderr: "err\n", truncated: false });
});

test("input arrives", async () => {
  const { stdout } = await run(`process.stdin.pipe(process.stdout)`, { input: "grün\n" });
  expect(stdout).toBe("grün\n");
});

test("there is no shell: what looks like one is an argument", async () => {
  const { signal } = new AbortController();
  const host = {
    allowed: [node],
    workspace,
    env: [],
    account: freely(),
    oneAtATime: sideBySide(),
    signal,
  };
  const script = "console.log(JSON.stringify(process.argv.slice(1)))";
  const { stdout } = await execFor(host, node, ["-e", script, "$(id)", "; ls", "*"], {});
  expect(JSON.parse(stdout)).toEqual(["$(id)", "; ls", "*"]);
});

test("what goes beyond maxBytes is cut, and the program goes on to its end", async () => {
  const script = `process.stdout.write("a".repeat(300_000), () => process.stderr.write("done"))`;
  const result = await run(script, { maxBytes: 1000 });
  expect(result).toEqual({
    exitCode: 0,
    stdout: "a".repeat(1000),
    stderr: "done",
    truncated: true,
  });
});

test("the environment is bare but for what is passed on", async () => {
  process.env["ORCHC_TEST_PASSED"] = "yes";
  process.env["ORCHC_TEST_KEPT"] = "secret";
  const { stdout } = await run(`console.log(JSON.stringify(Object.keys(process.env).sort()))`, {}, [
    "ORCHC_TEST_PASSED",
  ]);
  const names = JSON.parse(stdout) as string[];
  expect(names).toContain("ORCHC_TEST_PASSED");
  expect(names).toContain("PATH");
  expect(names.filter((name) => name === "HOME" || name === "ORCHC_TEST_KEPT")).toEqual([]);
});

test("it works in the workspace, or in a folder below", async () => {
  await mkdir(join(workspace, "below"));
  const where = (cwd?: string) =>
    run(`console.log(process.cwd())`, cwd === undefined ? {} : { cwd });
  expect((await where()).stdout.trim()).toBe(workspace);
  expect((await where("below")).stdout.trim()).toBe(join(workspace, "below"));
});

test("it does not work elsewhere, also not behind a link", async () => {
  await symlink("/", join(workspace, "link"));
  for (const cwd of ["..", "/", "link"]) {
    expect((await failure(run("", { cwd }))).message).toBe(`${cwd} leads out of the workspace`);
  }
  expect((await failure(run("", { cwd: "nowhere" }))).message).toBe("There is no folder nowhere");
});

test("a program that is not granted, or not there", async () => {
  const { signal } = new AbortController();
  const host = {
    allowed: ["no-such-program"],
    workspace,
    env: [],
    account: freely(),
    oneAtATime: sideBySide(),
    signal,
  };
  expect((await failure(execFor(host, "id", [], {}))).message).toBe("The script may not start id");
  expect((await failure(execFor(host, "no-such-program", [], {}))).message).toBe(
    "no-such-program is not installed, or not on PATH",
  );
});

test("it is ended when its time is over, with what it has started", async () => {
  await writeFile(join(workspace, "start.sh"), "sleep 600 & sleep 600");
  const { signal } = new AbortController();
  const host = {
    allowed: ["sh"],
    workspace,
    env: [],
    account: freely(),
    oneAtATime: sideBySide(),
    signal,
  };
  expect(await failure(execFor(host, "sh", ["start.sh"], { timeoutMs: 100 }))).toEqual({
    message: "sh did not end within 100 ms",
    retryable: true,
  });
});

test.each([60_000.5, 1e12])("a time limit that no timer takes: %d ms", async (timeoutMs) => {
  expect((await run(`console.log("in time")`, { timeoutMs })).stdout).toBe("in time\n");
});

test("an argument that no program can be given", async () => {
  expect(await failure(run("\0"))).toEqual({
    message: `${node} cannot be given an argument with a NUL character`,
    retryable: false,
  });
});

test("what it leaves behind in the background does not hold it up, and is ended", async () => {
  await writeFile(join(workspace, "start.sh"), "sleep 600 & echo started");
  const { signal } = new AbortController();
  const host = {
    allowed: ["sh"],
    workspace,
    env: [],
    account: freely(),
    oneAtATime: sideBySide(),
    signal,
  };
  expect((await execFor(host, "sh", ["start.sh"], {})).stdout).toBe("started\n");
});

test("it is stopped with its task, also when that was over before it began", async () => {
  const task = new AbortController();
  const host = {
    allowed: ["sleep"],
    workspace,
    env: [],
    account: freely(),
    oneAtATime: sideBySide(),
    signal: task.signal,
  };
  const running = failure(execFor(host, "sleep", ["600"], {}));
  setTimeout(() => task.abort(), 50);
  expect((await running).message).toBe("sleep was stopped with its task");
  expect((await failure(execFor(host, "sleep", ["600"], {}))).message).toBe(
    "sleep was stopped with its task",
  );
});

test("a tool sets only variables that are the program's own", async () => {
  const { signal } = new AbortController();
  const host = {
    allowed: [node],
    workspace,
    env: [],
    account: freely(),
    oneAtATime: sideBySide(),
    signal,
  };
  const script = "process.stdout.write(String(process.env.NODE_NO_WARNINGS))";
  const own = await execFor(host, node, ["-e", script], { env: { NODE_NO_WARNINGS: "1" } });
  expect(own.stdout).toBe("1");
  for (const name of ["LD_PRELOAD", "PATH", "NODE"]) {
    const told = await failure(execFor(host, node, ["-e", script], { env: { [name]: "x" } }));
    expect(told.message).toBe(`${node} cannot be given the variable ${name}`);
  }
});

test("what lies in a folder of the workspace is not found by a relative PATH", async () => {
  await writeFile(join(workspace, "tool"), "#!/bin/sh\necho mine\n", { mode: 0o755 });
  const { signal } = new AbortController();
  const host = {
    allowed: ["tool"],
    workspace,
    env: [],
    account: freely(),
    oneAtATime: sideBySide(),
    signal,
  };
  const { PATH } = process.env;
  vi.stubEnv("PATH", `.:${PATH}`);
  const relative = await failure(execFor(host, "tool", [], {}));
  vi.stubEnv("PATH", `${workspace}:${PATH}`);
  const absolute = await execFor(host, "tool", [], {});
  vi.unstubAllEnvs();
  expect(relative.message).toBe("tool is not installed, or not on PATH");
  expect(absolute.stdout).toBe("mine\n");
});
