/** What a build stands on changes below it, and who approved what: through the command line, in real workspaces. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Approval } from "../../../src/contract/approval.ts";
import type { Drift } from "../../../src/compiler/build/drift.ts";
import { orchcJson } from "../../support/built-cli.ts";
import { expectRefusal } from "../../support/endings.ts";
import { ownAgent, type OwnTool } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const label: OwnTool = {
  input: "{ text: z.string() }",
  output: "{ text: z.string(), length: z.int() }",
  run: "({ text }) => ({ text, length: text.length })",
};
const agent = (tool: OwnTool) => ownAgent({ name: "own", tools: { label: tool } });

let workspace: UserWorkspace;
beforeEach(async () => {
  const files = {
    "agents/own.ts": agent(label),
    "data/sales.csv": "city,amount\nBonn,3\nKiel,4\n",
  };
  workspace = await userWorkspace({ files });
  await workspace.plan("sample", {
    t1: { tool: "own.label", args: { text: "a" } },
    t2: { tool: "own.label", args: { text: { $ref: "t1.text" } } },
    t3: { tool: "data.aggregate", args: { file: "data/sales.csv", measure: "amount", how: "sum" } },
  });
  expect((await workspace.orchc(["build", "sample"])).status).toBe(0);
});
afterEach(() => workspace[Symbol.asyncDispose]());

async function drift() {
  const { drift: found, exitStatus } = await orchcJson<{ drift: readonly Drift[] }>(
    workspace.path,
    ["drift", "--detailed-exitcode"],
  );
  const { changes, fits } = found[0]!;
  return { exitStatus, fits, said: changes.map(({ name, what }) => `${name}: ${what}`), changes };
}

test("nothing has changed", async () => {
  expect(await drift()).toMatchObject({ exitStatus: 0, said: [] });
  const lock = JSON.parse(await workspace.read("generated/sample/orchc.lock")) as { tools: object };
  expect(Object.keys(lock.tools)).toEqual(["data.aggregate", "own.label"]);
});

test("code, a permission and an argument that may be left out: the scripts still fit", async () => {
  await workspace.write(
    "agents/own.ts",
    agent({
      ...label,
      input: "{ text: z.string(), upper: z.boolean().optional() }",
      more: 'permissions: { network: ["api.example.org"] }, version: "2",',
    }).replace('version: "1",', ""),
  );
  const { exitStatus, fits, said, changes } = await drift();
  expect([exitStatus, fits]).toEqual([2, true]);
  expect(said).toEqual([
    "own.label: version 1 → 2",
    "own.label: its code, or that of a module that it loads",
    "own.label: new argument upper (boolean), which may be left out",
    "own.label: may now touch network: api.example.org",
  ]);
  expect(changes[0]).toMatchObject({ tasks: ["t1", "t2"] });
  // Looking wrote nothing.
  expect(await drift()).toMatchObject({ exitStatus: 2 });
});

test("what does not fit any more, with what the type check and the checks say", async () => {
  const input = "{ text: z.string(), from: z.string() }";
  await workspace.write(
    "agents/own.ts",
    agent({
      ...label,
      input,
      output: "{ length: z.int() }",
      run: "({ text }) => ({ length: text.length })",
    }),
  );
  const { fits, changes } = await drift();
  expect(fits).toBe(false);
  const breaking = changes.filter(({ breaks }) => breaks).map(({ what }) => what);
  expect(breaking).toEqual([
    "new argument from (string), which has to be given",
    "output text is gone",
  ]);
  const { stdout, status } = await workspace.orchc(["drift", "--markdown"]);
  expect(status).toBe(0);
  expect(stdout).toContain("ORC2007");
  expect(stdout).toContain("ORC2010");
});

test("an agent that is gone", async () => {
  await workspace.remove("agents/own.ts");
  const { exitStatus, fits, said } = await drift();
  expect([exitStatus, fits, said]).toEqual([
    2,
    false,
    ["own.label: it is gone, or cannot be loaded"],
  ]);
});

test("a data file whose column has another name", async () => {
  const query = "Total amount by city in data/sales.csv";
  expect((await workspace.orchc(["plan", query, "--name", "cities"])).status).toBe(0);
  expect((await workspace.orchc(["build", "cities"])).status).toBe(0);
  await workspace.remove("generated/sample");
  await workspace.write("data/sales.csv", "city,total\nBonn,3\nKiel,4\n");
  const { exitStatus, fits, said, changes } = await drift();
  expect([exitStatus, fits, said]).toEqual([2, false, ['data/sales.csv: column "amount" is gone']]);
  expect(changes[0]).toMatchObject({ of: "data", breaks: true, tasks: ["t1"], scripts: ["u1.ts"] });
});

test("a build without a lock, with --detailed-exitcode", async () => {
  await workspace.remove("generated/sample/orchc.lock");
  const { status, stderr } = await workspace.orchc(["drift", "--detailed-exitcode"]);
  expect(status).toBe(1);
  expect(stderr).toContain("ORC3040");
  await workspace.orchc(["build", "sample"]);
  expect(await drift()).toMatchObject({ exitStatus: 0, said: [] });
});

test("only approved builds run where that is required, and a difference is named", async () => {
  const exec = (...more: string[]) =>
    workspace.orchc(["exec", "sample", "--approval", "required", ...more]);
  expectRefusal(await exec(), {
    status: 4,
    code: "ORC4360",
    says: ["is not approved", "orchc approve sample"],
  });
  expect((await workspace.orchc(["approve", "sample", "--by", "Ann Lee"])).status).toBe(0);
  const approval = JSON.parse(await workspace.read("generated/sample/approval.json")) as Approval;
  expect(approval.by).toBe("Ann Lee");
  expect((await exec()).status).toBe(0);

  // Building the same again leaves it approved.
  await workspace.orchc(["build", "sample"]);
  expect((await exec()).status).toBe(0);
  expect((await workspace.orchc(["verify", "sample"])).status).toBe(0);

  await workspace.write(
    "agents/own.ts",
    agent({ ...label, run: "({ text }) => ({ text, length: 0 })" }),
  );
  await workspace.orchc(["build", "sample"]);
  const { stderr } = await exec();
  expect(stderr).toContain("Ann Lee approved at");
  expect(stderr.replaceAll(/\s+/g, " ")).toContain("tool own.label was changed");
  expect((await exec("--approval", "optional")).status).toBe(2);

  const again = await orchcJson<{ differences: string[] }>(workspace.path, [
    "approve",
    "sample",
    "--by",
    "Bo",
  ]);
  expect(again.differences).toContain("tool own.label was changed");
  expect((await exec()).status).toBe(0);
});

test("what is not as its plan gives it is not approved, nor by nobody", async () => {
  await workspace.write("generated/sample/README.md", "Nothing to see here\n");
  expectRefusal(await workspace.orchc(["approve", "sample"]), {
    status: 4,
    code: "ORC4103",
    says: ["README.md"],
  });
  expect(workspace.exists("generated/sample/approval.json")).toBe(false);
  const nobody = await workspace.orchc(["approve", "sample", "--by", " "]);
  expect([nobody.status, nobody.stderr]).toEqual([2, expect.stringContaining("--by is empty")]);
});

test("an approval that cannot be read approves nothing", async () => {
  await workspace.write("generated/sample/approval.json", "<<<<<<< HEAD\n");
  const ended = await workspace.orchc(["exec", "sample"], { ORCHC_APPROVAL: "required" });
  expectRefusal(ended, { status: 4, code: "ORC4361", says: ["it is no JSON"] });
});
