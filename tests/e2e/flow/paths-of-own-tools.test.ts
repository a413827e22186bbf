/** A workspace's own tool whose paths are parameters: it reads and writes what its caller names, where that is allowed. */
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noWall } from "../../support/bubblewrap.ts";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const copy = ownAgent({
  name: "own",
  tools: {
    copy: {
      input: "{ from: z.string(), to: z.string() }",
      run: `async ({ from, to }, context) => {
        const { copyFile } = await import("node:fs/promises");
        await copyFile(context.resolve(from), context.resolve(to));
        return { done: true };
      }`,
      more: `effect: "write", permissions: { read: [{ arg: "from" }], write: [{ arg: "to" }] },`,
    },
  },
});

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({
    config: { write: ["out", "shared/notes"] },
    files: { "agents/own.ts": copy, "data/a.txt": "of a", "data/b.txt": "of b" },
  });
  const args = { from: { $param: "from" }, to: { $param: "to" } };
  const params = {
    from: { type: "string", default: "data/a.txt" },
    to: { type: "string", default: "out/a.txt" },
  } as const;
  await workspace.plan("copy", { t1: { tool: "own.copy", args } }, { params });
  expectDone(await workspace.orchc(["build", "copy"]));
  expectDone(await workspace.orchc(["verify", "copy"]));
});
afterAll(() => workspace[Symbol.asyncDispose]());

const copied = (params: Readonly<Record<string, string>>, ...flags: string[]) =>
  workspace.orchc([
    "exec",
    "copy",
    "--yes",
    ...flags,
    ...Object.entries(params).flatMap(([name, value]) => ["--param", `${name}=${value}`]),
  ]);

test.each([
  ["the default", {}, "out/a.txt", "of a"],
  [
    "another place of the configuration",
    { to: "shared/notes/b.txt", from: "data/b.txt" },
    "shared/notes/b.txt",
    "of b",
  ],
  ["a folder that is not there yet", { to: "out/deep/er/a.txt" }, "out/deep/er/a.txt", "of a"],
])("where tools may write: %s", async (_, params, path, content) => {
  expectDone(await copied(params));
  expect(await workspace.read(path)).toBe(content);
});

test.skipIf(noWall !== undefined)("also behind the wall", async () => {
  expectDone(await copied({ to: "out/walled.txt" }, "--sandbox", "strict"));
  expect(await workspace.read("out/walled.txt")).toBe("of a");
});

test.each([
  ["another folder", "data/new.txt"],
  ["the way back out of a place", "out/../data/new.txt"],
  ["what orchc loads", "agents/new.ts"],
  ["another workspace", "../new.txt"],
])("elsewhere it is refused: %s", async (_, to) => {
  const refused = await copied({ to });
  expectRefusal(refused, { status: 1, code: "ORC2020", says: [to, "may not be written", "out/"] });
  expect(workspace.exists(to)).toBe(false);
});

test("so is a path to read that leads out of the workspace", async () => {
  const from = join("..", dirname(workspace.path), "a.txt");
  const refused = await copied({ from, to: "out/stolen.txt" });
  expectRefusal(refused, { status: 1, code: "ORC4315", says: [from] });
  expect(workspace.exists("out/stolen.txt")).toBe(false);
});
