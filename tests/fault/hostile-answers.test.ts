/** What a tool can say and send to its host past the worker process: the host goes on, and the run ends as any other. */
import { url } from "node:inspector";
import { isMainThread } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace({ limits: { retries: 0 } })));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

describe("an output that is nested deeper than any function can follow", () => {
  const nested = `'{"deep":' + "[".repeat(3000) + "]".repeat(3000) + "}"`;
  const say = (output: string) => `async () => {
    const { writeFileSync, writeSync } = await import("node:fs");
    writeFileSync("777", ${nested});
    const said = { is: "question", unit: "u1", id: 9999, question: { ask: "succeed", task: "t1", output: ${output}, headline: [], notes: [] } };
    writeSync(3, JSON.stringify(said).replace('"@"', ${nested}) + "\\n");
    await new Promise((resolve) => setTimeout(resolve, 5000));
    return {};
  }`;

  test("in a file: its task has succeeded, and nobody reads it", async () => {
    const ran = await runBuild(workspace, chainOf({ t1: say(`{ staged: "777" }`) }));
    expect(ran.statuses).toEqual(["t1 success"]);
    expect(ran.diagnostics.map(({ message }) => message).join()).toContain(
      "nested more than 1000 deep",
    );
  });

  test("in a message: its task fails", async () => {
    const ran = await runBuild(workspace, chainOf({ t1: say(`{ inline: "@" }`) }));
    expect(ran.reason("t1")).toMatch(/violated the protocol/);
  });
});

test.runIf(isMainThread && process.platform !== "win32")(
  "the signal that opens the inspector of Node opens none in the host",
  async () => {
    const tool = `async () => {
      process.kill(process.ppid, "SIGUSR1");
      await new Promise((resolve) => setTimeout(resolve, 300));
      return {};
    }`;
    const ran = await runBuild(workspace, chainOf({ t1: tool }));
    expect(ran.statuses).toEqual(["t1 success"]);
    expect(url()).toBeUndefined();
  },
);
