/** `orchc init` in a folder with files of its own, and `orchc init --agent`. */
import { execa } from "execa";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { node, orchc, orchcJson, REPOSITORY } from "../../support/built-cli.ts";
import { readOnly, smallDisk } from "../../support/mounts.ts";
import { tempFolder, type TempFolder } from "../../support/temp-folder.ts";

interface Made {
  readonly files: readonly string[];
  readonly added: readonly string[];
  readonly left: readonly string[];
}

async function packageIn(folder: TempFolder): Promise<Record<string, unknown>> {
  return JSON.parse(await folder.read("package.json")) as Record<string, unknown>;
}

/** What the native type checker says of a workspace. */
async function typeErrors(cwd: string): Promise<string> {
  const compiler = resolve(REPOSITORY, "node_modules/typescript-7/bin/tsc");
  const types = resolve(REPOSITORY, "node_modules/@types");
  const words = [compiler, "-p", ".", "--typeRoots", types];
  return (await execa(process.execPath, words, { cwd, reject: false })).stdout;
}

test("the package.json that npm made is joined", async () => {
  await using folder = await tempFolder({
    "package.json": '{\n\t"dependencies": {\n\t\t"orchc": "^0.1.0"\n\t}\n}\n',
  });
  const made = await orchcJson<Made>(folder.path, ["init"]);
  expect(made).toMatchObject({
    exitStatus: 0,
    added: ['package.json: "type": "module"', "package.json: scripts.test"],
    left: [],
  });
  expect(await folder.read("package.json")).toContain('\n\t"dependencies"');
  expect(await packageIn(folder)).toEqual({
    dependencies: { orchc: "^0.1.0" },
    type: "module",
    scripts: { test: 'node --test "agents/**/*.test.ts"' },
  });
  expect(await orchc(folder.path, ["run", "sales"])).toMatchObject({ status: 0 });
});

test("what a user has is left as it is, and named", async () => {
  const own = {
    "README.md": "mine\n",
    "data/sales.csv": "mine\n",
    "tsconfig.json": "{ /* mine */ }\n",
    ".gitignore": "dist",
    "package.json": '{ "name": "mine", "type": "module", "scripts": { "test": "vitest" } }\n',
    "agents/forecast/mine.ts": "export {};\n",
  };
  await using folder = await tempFolder(own);
  const { files, left } = await orchcJson<Made>(folder.path, ["init"]);
  for (const name of ["README.md", "data/sales.csv", "tsconfig.json"] as const) {
    expect(await folder.read(name)).toBe(own[name]);
    expect(left.some((line) => line.startsWith(name))).toBe(true);
  }
  expect(left).toContain(
    'scripts.test of package.json; the agents\' tests run with: node --test "agents/**/*.test.ts"',
  );
  expect((await packageIn(folder))["scripts"]).toEqual({ test: "vitest" });
  expect(await folder.read(".gitignore")).toBe(
    "dist\n# orchc\nnode_modules/\n.orchc/\norchc.local.yaml\n",
  );
  expect(files).toContain("orchc.config.yaml");
});

test("no next step is named that would fail on what a user has", async () => {
  await using folder = await tempFolder({
    "data/sales.csv": "a,b\n1,2\n",
    "package.json": '{ "name": "mine", "scripts": { "test": "vitest" } }\n',
  });
  const { stdout } = await orchc(folder.path, ["init"]);
  const next = stdout.slice(stdout.indexOf("Next:"));
  expect(next).not.toContain("run sales");
  expect(next).not.toContain("npm test");
  expect(next).toContain('node --test "agents/**/*.test.ts"');
  expect(stdout).toContain("data/sales.csv; queries/sales.query.md");
});

test("a second time there is nothing to do", async () => {
  await using folder = await tempFolder();
  await orchc(folder.path, ["init"]);
  const before = await folder.read("package.json");
  const again = await orchcJson<Made>(folder.path, ["init"]);
  expect(again).toMatchObject({ files: [], added: [] });
  // What it wrote itself lacks nothing.
  expect(again.left).toContain("tsconfig.json");
  expect(await folder.read("package.json")).toBe(before);
});

test("in a package of CommonJS the agents and the builds are modules all the same", async () => {
  await using folder = await tempFolder({
    "package.json":
      '{ "name": "old", "type": "commonjs", "scripts": { "test": "echo \\"Error: no test specified\\" && exit 1" } }',
  });
  const { left, files } = await orchcJson<Made>(folder.path, ["init"]);
  expect(files).toEqual(expect.arrayContaining(["agents/package.json", "generated/package.json"]));
  expect(left).toEqual([expect.stringContaining('"type" of package.json')]);
  expect(await packageIn(folder)).toMatchObject({
    type: "commonjs",
    scripts: { test: 'node --test "agents/**/*.test.ts"' },
  });
  expect(await orchc(folder.path, ["run", "forecast"])).toMatchObject({ status: 0 });
  expect(await orchc(folder.path, ["verify"])).toMatchObject({ status: 0 });
  const alone = await node(folder.path, ["generated/sales/u1.ts"]);
  expect(alone.stderr).not.toContain("CommonJS");
});

test("an agent of the user's that has the example's name stays alone", async () => {
  const text = "export {};\n";
  await using folder = await tempFolder({ "agents/forecast.ts": text });
  const { files } = await orchcJson<Made>(folder.path, ["init"]);
  expect(files.filter((file) => file.includes("forecast"))).toEqual([]);
  expect(await folder.read("agents/forecast.ts")).toBe(text);
});

test("a package.json that is no JSON is named, and nothing is written", async () => {
  await using folder = await tempFolder({ "package.json": "{ name: 1 }" });
  const { status, stderr } = await orchc(folder.path, ["init"]);
  expect(status).toBe(2);
  expect(stderr).toContain("ORC1005");
  expect(stderr).toContain("package.json");
  await expect(folder.read("orchc.config.yaml")).rejects.toThrow("ENOENT");
});

test("a folder that cannot be written is named", async (context) => {
  await using folder = await tempFolder({ "closed/file.txt": "" });
  await using mount = await readOnly(folder.at("closed"));
  if (mount.missing !== undefined) context.skip(mount.missing);
  const { status, stderr } = await orchc(folder.path, ["init", "closed"]);
  expect(status).toBe(2);
  expect(stderr).toContain("ORC1027");
  expect(stderr).not.toContain("ORC1024");
});

test("an agent that has no room on the disk leaves nothing broken behind", async (context) => {
  await using folder = await tempFolder();
  await orchc(folder.path, ["init"]);
  await using disk = await smallDisk(folder.at("agents"), 8_192);
  if (disk.missing !== undefined) context.skip(disk.missing);
  await writeFile(folder.at("agents/filler.txt"), Buffer.alloc(65_536)).catch(() => undefined);
  const { status, stderr } = await orchc(folder.path, ["init", "--agent", "stock"]);
  expect(status).toBe(2);
  expect(stderr).toContain("the disk is full");
  await expect(folder.read("agents/stock.ts")).rejects.toThrow("ENOENT");
});

test("a new agent works at once: it is listed, asked, tested, and its types fit", async () => {
  await using folder = await tempFolder();
  await orchc(folder.path, ["init"]);
  const made = await orchc(folder.path, ["init", "--agent", "page-count"]);
  expect(made).toMatchObject({ status: 0, stderr: "" });
  expect(made.stdout).toContain("agents/page-count/measure.test.ts");
  expect((await orchc(folder.path, ["tools"])).stdout).toContain("page-count  measure");
  const asked = await orchc(folder.path, ["run", "page-count of README.md"]);
  expect(asked.stdout).toMatch(/^README\.md has \d+ lines/);
  expect(asked.status).toBe(0);
  const tests = await node(folder.path, ["--test", "agents/page-count/measure.test.ts"]);
  expect(tests).toMatchObject({ status: 0, stderr: "" });
  expect(await typeErrors(folder.path)).toBe("");

  const again = await orchc(folder.path, ["init", "--agent", "page-count"]);
  expect(again.status).toBe(2);
  expect(again.stderr).toContain("ORC1019");
});

test.each([
  ["a b", "cannot be the name"],
  ["../x", "cannot be the name"],
  ["data", "already"],
])("an agent called %j is refused", async (name, why) => {
  await using folder = await tempFolder({ "orchc.config.yaml": "" });
  const { status, stderr } = await orchc(folder.path, ["init", "--agent", name]);
  expect(status).toBe(2);
  expect(stderr).toContain("ORC1028");
  expect(stderr).toContain(why);
});
