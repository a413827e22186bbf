/** Programs that are files of the workspace: the reviewed one is started, outside of the sandbox, and no other. */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

describe.skipIf(process.platform === "win32")("a program of the workspace", () => {
  const run = async (command: string, options: object) => {
    const tool = `async (input, context) => ({ said: (await context.exec("${command}", [], ${JSON.stringify(options)})).stdout })`;
    const build = chainOf({ t1: tool });
    const units = build.units.map((unit) => ({ ...unit, permissions: { commands: [command] } }));
    return runBuild(workspace, { ...build, units });
  };
  beforeEach(async () => {
    await mkdir(join(workspace.root, "out"));
    for (const [path, word] of [
      ["say.sh", "reviewed"],
      ["out/say.sh", "written"],
    ] as const) {
      await writeFile(join(workspace.root, path), `#!/bin/sh\necho ${word}\n`);
      await chmod(join(workspace.root, path), 0o755);
    }
  });

  test("is the one that its path names there, in whatever folder it is started", async () => {
    expect((await run("./say.sh", { cwd: "out" })).data).toMatchObject({
      tools: { t1: { said: "reviewed\n" } },
    });
  });

  test("is not started when tools may write it", async () => {
    expect((await run("out/say.sh", {})).reason("t1")).toContain("tools may write it");
  });
});
