/** Resuming with what does not fit or is damaged: what is said to do is done, and works. Nothing of the run is lost. */
import { copyFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { expectDone, expectRefusal } from "../support/endings.ts";
import { ownAgent } from "../support/own-agent.ts";
import { userWorkspace } from "../support/user-workspace.ts";

/** Fails while there is a file `break`. */
const agent = ownAgent({
  name: "own",
  tools: {
    step: {
      input: "{ n: z.int() }",
      output: "{ n: z.int() }",
      run: `async ({ n }, context) => {
        const { existsSync } = await import("node:fs");
        if (n > 1 && existsSync(context.resolve("state/break"))) throw new ToolError("step " + n + " is broken");
        return { n };
      }`,
      more: `permissions: { read: ["state"] },`,
    },
  },
});

const DATABASE = ".orchc/orchestrator_results.db";

test("other parameters, a damaged build, a damaged history: refused, and gone on with as it is said", async () => {
  await using workspace = await userWorkspace({
    files: { "agents/own.ts": agent, "state/break": "" },
  });
  const { orchc } = workspace;
  await workspace.plan(
    "sample",
    {
      t1: { tool: "own.step", args: { n: { $param: "n" } } },
      t2: { tool: "own.step", args: { n: 2 }, needs: ["t1"] },
    },
    { params: { n: { type: "integer", default: 1 } } },
  );
  expectDone(await orchc(["build", "sample"]));
  expect((await orchc(["exec", "sample", "--run", "r1", "--param", "n=0"])).status).toBe(1);
  await workspace.remove("state/break");
  const resume = ["exec", "sample", "--resume", "r1"];

  expectRefusal(await orchc([...resume, "--param", "n=1"]), {
    status: 2,
    code: "ORC4206",
    says: ['another value for the parameter "n"', "Leave out --param"],
  });

  const manifest = "generated/sample/manifest.json";
  await copyFile(workspace.at(manifest), workspace.at("kept.json"));
  await workspace.write(manifest, "{ cut");
  expectRefusal(await orchc(resume), { status: 2, code: "ORC4102", says: ["orchc build"] });
  expectDone(await orchc(["build", "sample"]));

  await copyFile(workspace.at(DATABASE), workspace.at("kept.db"));
  for (const end of ["", "-wal", "-shm"]) {
    if (workspace.exists(DATABASE + end)) await workspace.remove(DATABASE + end);
  }
  await writeFile(
    workspace.at(DATABASE),
    "no database, and a long enough one to be read as one ".repeat(30),
  );
  expectRefusal(await orchc(resume), {
    status: 2,
    code: "ORC4003",
    says: [".damaged", ".recover"],
  });
  await copyFile(workspace.at("kept.db"), workspace.at(DATABASE));

  const { status, stderr } = await orchc(resume);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(
    workspace
      .rows("SELECT task_id, attempt, status FROM attempts ORDER BY task_id, attempt")
      .map((row) => Object.values(row).join(" ")),
  ).toEqual(["t1 1 success", "t2 1 failed", "t2 2 success"]);
});
