import { mkdir, mkdtemp, realpath, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../../../../src/contract/json.ts";
import type { DynamicGrant } from "../../../../src/contract/manifest.ts";
import { taskRegion, type LoopRegion } from "../../../../src/contract/regions/index.ts";
import type { Arg } from "../../../../src/contract/values.ts";
import { grantsOf } from "../../../../src/runtime/host/grants.ts";
import { TaskProblem } from "../../../../src/runtime/host/task-error.ts";
import { configSchema } from "../../../../src/workspace/config.ts";
import { workspaceAt } from "../../../../src/workspace/workspace.ts";
import { noPermissions } from "../../../support/permissions.ts";

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "orchc-grants-")));
});
afterEach(() => rm(root, { recursive: true }));

/** The grants; throws what the first task that is refused is refused for. */
async function resolve(
  fixed: object,
  dynamic: DynamicGrant[] = [],
  params: Record<string, Json> = {},
  outputs: Record<string, Json> = {},
  loops: readonly LoopRegion[] = [],
) {
  const unit = { permissions: { ...noPermissions, ...fixed }, dynamic };
  const shell = { commands: ["ls", "git"] };
  const workspace = workspaceAt(root, configSchema.parse({ shell, write: ["."] }));
  const output = async (task: string) => outputs[task] ?? null;
  const { grants, refused } = await grantsOf(unit, {
    workspace,
    params,
    output,
    loops: new Map(loops.map((loop) => [loop.id, loop])),
  });
  for (const error of refused.values()) throw new TaskProblem(error);
  return grants;
}

const grant = (kind: DynamicGrant["kind"], arg: Arg): DynamicGrant => ({ kind, task: "t1", arg });

test("paths of the manifest are taken from the workspace; those that are read may be anywhere", async () => {
  const { read, write } = await resolve({ read: ["data", "/srv/shared"], write: ["made"] });
  expect(read).toEqual([join(root, "data"), "/srv/shared"]);
  expect(write).toEqual([join(root, "made")]);
});

test("a pattern of files grants the folder that they are in: for Node a star is whatever follows", async () => {
  const { read } = await resolve({ read: ["data/2024-*.csv", "src/**/*.ts", "*"] });
  expect(read).toEqual([join(root, "data"), join(root, "src"), root]);
});

test("values come from parameters and outputs, one or a list", async () => {
  const { read, network, commands } = await resolve(
    { network: ["fixed.example"] },
    [
      grant("read", { $param: "file" }),
      grant("read", { $ref: "t0.files" }),
      grant("network", { $ref: "t0.links[1].url" }),
      grant("network", { $text: ["http://127.0.0.1:", { $param: "port" }, "/x"] }),
      grant("commands", [{ $param: "program" }, "git"]),
    ],
    { file: "a.csv", port: 8080, program: "ls" },
    {
      t0: { files: ["b.csv", "sub/c.csv"], links: [{}, { url: "https://api.example:444/v1?k=1" }] },
    },
  );
  expect(read).toEqual(["a.csv", "b.csv", "sub/c.csv"].map((path) => join(root, path)));
  expect(network).toEqual(["fixed.example", "api.example:444", "127.0.0.1:8080"]);
  expect(commands).toEqual(["ls", "git"]);
});

test("what is no text grants nothing", async () => {
  const { read } = await resolve(
    {},
    [grant("read", { $ref: "t0.missing" }), grant("read", { $ref: "t0.file" })],
    {},
    { t0: { file: { file: "t0/x.csv", sha256: "" } } },
  );
  expect(read).toEqual([]);
});

describe("a path that only the run knows may not lead out of the workspace", () => {
  test.each(["..", "../x", "/etc/passwd", "a/../../x", "link/x", "link"])("%s", async (path) => {
    await symlink("/etc", join(root, "link"));
    await expect(resolve({}, [grant("read", path)])).rejects.toThrow(
      `${path} leads out of the workspace.`,
    );
    await expect(resolve({}, [grant("write", path)])).rejects.toThrow(
      `"${path}" may not be written`,
    );
  });

  test("a link within the workspace is fine, and so is a file that is not there yet", async () => {
    await mkdir(join(root, "data"));
    await symlink(join(root, "data"), join(root, "link"));
    const { write } = await resolve({}, [grant("write", "link/new/file.txt")]);
    expect(write).toEqual([join(root, "link/new/file.txt")]);
  });

  test.each([".orchc", ".orchc/bus/x", "."])(
    "nor be written where records are kept: %s",
    async (path) => {
      await mkdir(join(root, ".orchc"));
      await expect(resolve({}, [grant("write", path)])).rejects.toThrow(
        `"${path}" may not be written: it is, or holds, something that orchc or its tools load, run or keep.`,
      );
      expect((await resolve({}, [grant("read", path)])).read).toEqual([join(root, path)]);
    },
  );
});

test("a command that a parameter names is one that the workspace lists", async () => {
  const dynamic = [grant("commands", { $param: "program" })];
  await expect(resolve({}, dynamic, { program: "uname" })).rejects.toMatchObject({
    error: { code: "ORC2017", message: expect.stringContaining('"uname"') as string },
  });
});

test("what the manifest lets a script read is no link out of the workspace; packages may be", async () => {
  await symlink(tmpdir(), join(root, "link"));
  await expect(resolve({ read: ["link/x.csv"] })).rejects.toMatchObject({
    error: { code: "ORC4315" },
  });
  await mkdir(join(root, "node_modules"));
  await symlink(tmpdir(), join(root, "node_modules/data"));
  const { read } = await resolve({ read: ["node_modules/data/x.csv"] });
  expect(read).toEqual([join(root, "node_modules/data/x.csv")]);
});

test("a folder that may be written holds no link to what may not", async () => {
  await mkdir(join(root, "agents"));
  await mkdir(join(root, "made/below"), { recursive: true });
  await symlink(join(root, "agents"), join(root, "made/below/link"));
  await expect(resolve({ write: ["made"] })).rejects.toThrow(
    '"made/below/link" may not be written: it is, or holds, something that orchc or its tools load',
  );
});

test("the folder of a file that may be written is made; a link out of the workspace is refused", async () => {
  await resolve({ write: ["out/deep/page.html"] });
  expect((await stat(join(root, "out/deep"))).isDirectory()).toBe(true);

  await symlink(tmpdir(), join(root, "link"));
  await expect(resolve({ write: ["link/page.html"] })).rejects.toMatchObject({
    error: { code: "ORC2020" },
  });
});

describe("within loops", () => {
  const loop = (
    id: string,
    over: LoopRegion["over"],
    rest: Partial<LoopRegion> = {},
  ): LoopRegion => ({
    kind: "loop",
    id,
    task: { title: id, needs: [], priority: "medium", estimate: { seconds: 1, usd: 0 } },
    over,
    carry: [],
    limit: 3,
    concurrency: 1,
    onError: "stop",
    body: taskRegion("t1"),
    ...rest,
  });
  const outer = loop("t2", { is: "items", list: { $ref: "t0.folders" }, as: "folder" });
  const inner = loop(
    "t3",
    { is: "items", list: { $ref: "folder.files" }, as: "file" },
    { index: "n" },
  );
  const path: Arg = { $text: [{ $ref: "folder.name" }, "/", { $ref: "file" }, "-", { $ref: "n" }] };

  test("paths of all items are granted, each once", async () => {
    const folders = [
      { name: "a", files: ["x", "y"] },
      { name: "b", files: [] },
      { name: "c", files: ["x"] },
    ];
    const grants = await resolve(
      {},
      [
        { ...grant("read", path), loops: ["t2", "t3"] },
        { ...grant("write", { $ref: "folder.name" }), loops: ["t2"] },
      ],
      {},
      { t0: { folders } },
      [outer, inner],
    );
    expect(grants.read).toEqual(["a/x-0", "a/y-1", "c/x-0"].map((each) => join(root, each)));
    expect(grants.write).toEqual(["a", "b", "c"].map((each) => join(root, each)));
  });

  test("rounds have as many numbers as their limit", async () => {
    const rounds = loop("t2", { is: "rounds" }, { index: "round" });
    const arg: Arg = { $text: ["r", { $ref: "round" }] };
    const { write } = await resolve({}, [{ ...grant("write", arg), loops: ["t2"] }], {}, {}, [
      rounds,
    ]);
    expect(write).toEqual(["r0", "r1", "r2"].map((each) => join(root, each)));
  });

  test.each([
    ["no list", "x"],
    ["longer than the loop allows", ["a", "b", "c", "d"]],
  ])("nothing is granted for what is %s: no item of it will run", async (_, list) => {
    const over = loop("t2", { is: "items", list: { $ref: "t0" }, as: "file" });
    const dynamic = [{ ...grant("read", { $ref: "file" }), loops: ["t2"] }];
    expect((await resolve({}, dynamic, {}, { t0: list }, [over])).read).toEqual([]);
  });

  test("one item that leads out of the workspace refuses the task", async () => {
    const over = loop("t2", { is: "items", list: { $param: "files" }, as: "file" });
    const dynamic = [{ ...grant("read", { $ref: "file" }), loops: ["t2"] }];
    const params = { files: ["a.csv", "../b.csv"] };
    await expect(resolve({}, dynamic, params, {}, [over])).rejects.toThrow("../b.csv");
  });
});
