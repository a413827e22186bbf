/** What the compiler never makes, and hands, disks and other versions do: each is noticed, and named by its code. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectNothingLeft } from "../support/leftovers.ts";
import { runBuild } from "../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestWorkspace,
} from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace({ limits: { inlineBytes: 1000 } })));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const modules = {
  "agents/tools.ts": toolsModule(`
    large: make("large", () => ({ file: "notes.txt", text: "x".repeat(2000) })),
    once: make("once", (input, { attempt }) => {
      if (attempt === 1) throw new ToolError("Not yet", { retryable: true });
      return {};
    }),
  `),
};

test("a script that ends without running one of its tasks", async () => {
  const ran = await runBuild(workspace, {
    modules,
    units: [
      {
        id: "u1",
        tasks: [{ id: "t1" }, { id: "t2" }],
        script: `await run.task("t1", tools.echo, {});
          if (Number.isNaN(1)) await run.task("t2", tools.echo, {});`,
      },
    ],
  });
  expect(ran.statuses).toEqual(["t1 success", "t2 failed"]);
  expect(ran.diagnostics).toMatchObject([
    { code: "ORC4309", places: [{ in: "plan", task: "t2" }] },
  ]);
});

test("a tool of another version than the build was made with", async () => {
  const ran = await runBuild(workspace, {
    modules,
    units: [{ id: "u1", tasks: [{ id: "t1" }], script: `await run.task("t1", tools.echo, {});` }],
    versions: { "tools.echo": "2" },
  });
  expect(ran.diagnostics).toMatchObject([
    { code: "ORC4312", message: "tools.echo has version 1; the build was made with 2." },
  ]);
});

test("a task that is done, and asked for with other arguments when its script is run again", async () => {
  const ran = await runBuild(workspace, {
    modules,
    units: [
      {
        id: "u1",
        tasks: [
          { id: "t1" },
          { id: "t2", tool: "tools.once", retry: { limit: 1, backoff: "fixed", baseMs: 1 } },
        ],
        script: `await run.task("t1", tools.echo, { at: performance.now() });
          await run.task("t2", tools.once, {});`,
      },
    ],
  });
  expect(ran.statuses).toEqual(["t1 success", "t2 failed"]);
  expect(ran.diagnostics).toMatchObject([
    { code: "ORC4316", message: expect.stringMatching(/^t1 has already succeeded in this run/) },
  ]);
});

describe("what a script may touch depends on an output that", () => {
  /** t2 reads the file that t1 names. */
  const build: TestBuild = {
    modules,
    units: [
      {
        id: "u1",
        tasks: [{ id: "t1", tool: "tools.large" }],
        script: `await run.task("t1", tools.large, {});`,
      },
      {
        id: "u2",
        tasks: [{ id: "t2", needs: ["t1"] }],
        script: `await run.task("t2", tools.echo, {});`,
        dynamic: [{ kind: "read", task: "t2", arg: { $ref: "t1.file" } }],
      },
    ],
  };

  test.each([
    ["is gone", (file: string) => rmSync(file)],
    ["has other bytes", (file: string) => writeFileSync(file, "{}")],
  ])("%s from the bus", async (_, spoil) => {
    const ran = await runBuild(workspace, build, {
      onEvent: (event) => {
        if (event.type === "task.succeeded" && event.task === "t1")
          spoil(join(workspace.paths.bus, event.run, "t1/output.json"));
      },
    });
    expect(ran.statuses).toEqual(["t1 success", "t2 failed"]);
    expect(ran.diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "ORC4314", message: expect.stringMatching(/^The output of t1 cannot be read: /) },
    ]);
  });

  test("is not there yet, in a manifest that says nothing of a need", async () => {
    const [first, second] = build.units;
    const ran = await runBuild(workspace, {
      modules,
      units: [
        { ...second!, tasks: [{ id: "t2" }] },
        { ...first!, tasks: [{ id: "t1", tool: "tools.large", needs: ["t2 always"] }] },
      ],
    });
    expect(ran.statuses).toEqual(["t2 failed", "t1 success"]);
    expect(ran.diagnostics).toMatchObject([
      { code: "ORC4317", message: "It needs the output of t1, which has not succeeded." },
    ]);
  });
});
