/** Tools that write, and commands: asked about, confined to what was granted, refused otherwise. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectDone } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const QUERY = "Describe sales.csv, write a report and save it to out/deep/report.html";

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ files: { "sales.csv": "city,revenue\nPorto,10\nFaro,20\n" } });
});
afterAll(() => workspace[Symbol.asyncDispose]());

test("without a terminal and without --yes nothing is written, and the way on is said", async () => {
  const { status, stderr } = await workspace.orchc(["run", QUERY, "--name", "saved"]);
  expect(status).toBe(3);
  expect(stderr).toContain("ORC1020");
  expect(stderr).toContain("report.save");
  await expect(workspace.read("out/deep/report.html")).rejects.toThrow("ENOENT");
});

test("with --yes a confined script saves into the folder that its manifest names", async () => {
  expectDone(await workspace.orchc(["run", QUERY, "--name", "saved", "--yes"]));
  expect(await workspace.read("out/deep/report.html")).toContain("<!doctype html>");
});

test("a command that a parameter names is refused unless the workspace lists it", async () => {
  const plan = {
    version: 1,
    name: "command",
    source: { query: "Run a command", sha256: "", planner: "hand" },
    params: { what: { type: "string", default: "uname" } },
    tasks: [
      {
        id: "t1",
        title: "Run it",
        kind: "call",
        agent: "shell",
        tool: "shell.run",
        args: { command: { $param: "what" } },
      },
    ],
  };
  await workspace.write("generated/command/plan.json", JSON.stringify(plan));
  expectDone(await workspace.orchc(["build", "command"]));
  const { status, stderr } = await workspace.orchc(["exec", "command", "--yes"]);
  expect(status).toBe(1);
  expect(stderr).toContain('ORC2017 The command "uname" is not allowed in this workspace.');
});
