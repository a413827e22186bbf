/** Ways past Node's permission model that Node leaves open, and orchc closes in the process of a script. */
import { existsSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { eachWithOutside } from "../support/outside.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import type { TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
let outside: TestWorkspace;
eachWithOutside((folders) => ({ workspace, outside } = folders));

/** Why a tool fails whose body may use `fs`, `v8`, `outside` and everything of Node. */
async function refusal(body: string): Promise<string | undefined> {
  const tool = `async (input, context) => {
    const [{ default: fs }, { default: v8 }] = await Promise.all([import("node:fs"), import("node:v8")]);
    const outside = ${JSON.stringify(outside.root)};
    ${body}
    return {};
  }`;
  return (await runBuild(workspace, chainOf({ t1: tool }))).reason("t1");
}

describe("a link is not copied, wherever it leads", () => {
  beforeEach(async () => {
    await workspace.write("agents/tree/plain.txt", "plain");
    await symlink("plain.txt", join(workspace.root, "agents/tree/link"));
  });

  test.each([
    ["cpSync", `fs.cpSync(from, "copy", { recursive: true });`],
    [
      "cpSync, imported by its name",
      `(await import("node:fs")).cpSync(from, "copy", { recursive: true });`,
    ],
    ["cp", `await fs.promises.cp(from, "copy", { recursive: true });`],
    ["rename", `fs.renameSync(from + "/link", "copy");`],
  ])("%s", async (_, copy) => {
    const reason = await refusal(`const from = context.resolve("agents/tree"); ${copy}`);
    expect(reason).toMatch(/may not/);
  });

  test("files and folders are, and filtered as the caller says", async () => {
    const reason = await refusal(`
      fs.mkdirSync("a/b", { recursive: true });
      for (const name of ["a/yes", "a/no", "a/b/yes"]) fs.writeFileSync(name, "x");
      fs.cpSync("a", "copy", { recursive: true, filter: (from) => !from.endsWith("no") });
      fs.cpSync("a/yes", "single");
      throw new Error(fs.readdirSync("copy", { recursive: true }).sort().join() + fs.readFileSync("single"));`);
    expect(reason).toContain("b,b/yes,yesx");
  });
});

test.each([
  `v8.setFlagsFromString("--stack-trace-limit=20");`,
  `(await import("node:v8")).setFlagsFromString("--stack-trace-limit=20");`,
])("flags of V8, some of which name files that it writes: %s", async (body) => {
  expect(await refusal(body)).toContain("Flags of V8 cannot be set by a script");
});

test.each([
  ["process.loadEnvFile", `process.loadEnvFile(outside + "/secret.txt");`],
  ["fs.openAsBlob", `await (await fs.openAsBlob(outside + "/secret.txt")).text();`],
  [
    "a path of bytes that leads up",
    `fs.readFileSync(Buffer.from(process.cwd() + "/../../../../../../../../../../" + outside + "/secret.txt"));`,
  ],
  ["process.report", `process.report.writeReport(outside + "/report.json");`],
  ["a snapshot of the heap", `v8.writeHeapSnapshot(outside + "/report.json");`],
  ["process.execve", `process.execve?.("/bin/true", ["true"], {}) ?? fs.readFileSync(outside);`],
  [
    "node:ffi",
    `const ffi = process.getBuiltinModule("node:ffi") ?? fs.readFileSync(outside);
     new ffi.DynamicLibrary(null);`,
  ],
])("what Node itself refuses: %s", async (_, body) => {
  expect(await refusal(body)).toMatch(/may not|restricted/i);
  expect(existsSync(join(outside.root, "report.json"))).toBe(false);
});
