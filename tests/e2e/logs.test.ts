/** `orchc logs`: what the tools of a run logged and printed. */
import { stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { CLI, orchcJson, startNode } from "../support/built-cli.ts";
import { expectDone } from "../support/endings.ts";
import { ownAgent } from "../support/own-agent.ts";
import { userWorkspace } from "../support/user-workspace.ts";

interface Logs {
  readonly lines: readonly {
    readonly task: string;
    readonly attempt: number;
    readonly line: string;
  }[];
}

test("lines of a run and of one task, followed while it runs", async () => {
  const slow = `async (_, { log }) => {
    log("begins");
    await new Promise((wake) => setTimeout(wake, 4000));
    log("ends");
    return { done: true };
  }`;
  const prints = `async () => { console.log("printed\\nin two"); return { done: true }; }`;
  await using workspace = await userWorkspace({
    files: {
      "agents/own.ts": ownAgent({
        name: "own",
        tools: { slow: { run: slow }, prints: { run: prints } },
      }),
    },
  });
  await workspace.plan("one", { t1: { tool: "own.slow" }, t2: { tool: "own.prints" } });
  expectDone(await workspace.orchc(["build", "one"]));
  const running = startNode(workspace.path, [CLI, "exec", "one", "--run", "r1"]);
  await running.says("t1 started");
  const following = startNode(workspace.path, [CLI, "logs", "r1", "t1", "--follow"]);
  await following.says("t1  begins");
  expect((await running.ended).status).toBe(0);
  const { status, stdout } = await following.ended;
  expect(status).toBe(0);
  expect(stdout).toMatch(/^\S+ \S+ {2}t1 {2}begins\n\S+ \S+ {2}t1 {2}ends\n$/);

  const { lines } = await orchcJson<Logs>(workspace.path, ["logs"]);
  expect(lines.filter(({ task }) => task === "t2").map(({ line }) => line)).toEqual([
    "printed",
    "in two",
  ]);
  expect(lines.every(({ attempt }) => attempt === 1)).toBe(true);
  const missing = await workspace.orchc(["logs", "r1", "t9"]);
  expect(missing.stderr).toContain("ORC1022");
});

test("a tool that logs without end neither ends its host nor fills the disk", async () => {
  const flood = `async (_, { log }) => {
    for (let i = 0; i < 300_000; i += 1) log(i % 2 === 0 ? "" : "line " + i);
    return { done: true };
  }`;
  await using workspace = await userWorkspace({
    files: { "agents/own.ts": ownAgent({ name: "own", tools: { flood: { run: flood } } }) },
    config: { limits: { logBytes: 65_536 } },
  });
  await workspace.plan("one", { t1: { tool: "own.flood" } });
  expectDone(await workspace.orchc(["build", "one"]));
  expectDone(await workspace.orchc(["exec", "one", "--run", "r1", "--quiet"]));
  for (const name of ["t1.ndjson", "t1.1.ndjson"]) {
    const { size } = await stat(`${workspace.path}/.orchc/runs/r1/logs/${name}`);
    expect(size).toBeLessThanOrEqual(65_536);
  }
  const { lines } = await orchcJson<Logs>(workspace.path, ["logs", "r1", "t1"]);
  expect(lines.at(-1)?.line).toMatch(/^… \d+ more characters were printed and are not shown$/);
});
