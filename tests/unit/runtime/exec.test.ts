import { expect, test } from "vitest";
import { exec } from "../../../src/runtime/index.ts";
import { testWorkspace, toolsModule } from "../../support/workspace.ts";

test("a unit of one task runs in a process of its own, and its output is in the store", async () => {
  await using workspace = await testWorkspace();
  const folder = await workspace.build({
    modules: { "agents/tools.ts": toolsModule() },
    units: [
      {
        id: "u1",
        tasks: [{ id: "t1" }],
        script: `await run.task("t1", tools.echo, { word: "hello" });`,
      },
    ],
  });
  
  const result = await exec({ folder, workspace });
  expect(result.status).toBe("success");
});
