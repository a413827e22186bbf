/** What a build stands on, changed one by one: exec finds each, and starts nothing. */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withDigest, type Manifest } from "../../../../src/contract/manifest.ts";
import { checkCode } from "../../../../src/runtime/host/check-code.ts";
import { readBuild } from "../../../../src/runtime/host/read-build.ts";
import { configSchema } from "../../../../src/workspace/config.ts";
import { lockedPackages } from "../../../../src/workspace/locked-packages.ts";
import { testWorkspace, toolsModule, type TestWorkspace } from "../../../support/workspace.ts";

let workspace: TestWorkspace;
let folder: string;
beforeEach(async () => {
  workspace = await testWorkspace();
  folder = await workspace.build({
    modules: { "agents/tools.ts": toolsModule(), "shared/words.ts": "export const words = 1;" },
    units: [{ id: "u1", tasks: [{ id: "t1" }], script: `await run.task("t1", tools.echo, {});` }],
  });
});
afterEach(() => workspace[Symbol.asyncDispose]());

const manifest = async () =>
  JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;
const write = (changed: Manifest) =>
  writeFile(join(folder, "manifest.json"), JSON.stringify(changed));

async function problems(config: object = {}, digest?: string): Promise<string[]> {
  const configured = { ...workspace, config: configSchema.parse(config) };
  const found = await checkCode(await readBuild(folder), configured, digest);
  return found.map(({ code, message }) => `${code} ${message}`);
}

test("a manifest that was edited is refused", async () => {
  const before = await manifest();
  const [unit] = before.units;
  if (unit === undefined) throw new Error("no unit");
  const permissions = { ...unit.permissions, network: ["*"] };
  await write({ ...before, units: [{ ...unit, permissions }] });
  await expect(readBuild(folder)).rejects.toThrow(/ORC4103 .*manifest\.json is not what was built/);
  // With a digest that fits it is another build: only who has approved one knows.
  await write(withDigest({ ...before, units: [{ ...unit, permissions }] }));
  expect(await problems()).toEqual([]);
  expect(await problems({}, before.digest)).toEqual([
    expect.stringMatching(/^ORC4106 .* and --digest names/),
  ]);
});

test("where builds are approved, only these run", async () => {
  const { digest } = await manifest();
  expect(await problems({ approved: { sample: digest } }, digest)).toEqual([]);
  expect(await problems({ approved: { sample: "0" } })).toEqual([
    `ORC4106 The build sample has the digest ${digest}, and approved in the configuration is 0.`,
  ]);
  expect(await problems({ approved: { other: digest } })).toEqual([
    `ORC4106 The build sample is not approved; its digest is ${digest}.`,
  ]);
});

test("a build that was put in the place of another one is not that one, though it is approved too", async () => {
  const { digest } = await manifest();
  await cp(folder, join(folder, "../sales"), { recursive: true });
  folder = join(folder, "../sales");
  expect(await problems({ approved: { sample: digest, sales: "0" } })).toEqual([
    `ORC4106 The build sales has the digest ${digest}, and approved in the configuration is 0.`,
  ]);
});

test("a module that lies where tools may write by now", async () => {
  expect(await problems({ write: ["out", "shared"] })).toEqual([
    "ORC3008 shared/words.ts is loaded by a script, and lies where tools may write.",
  ]);
});

describe("packages", () => {
  const lock = (integrity: string) => ({
    packages: {
      "node_modules/words": {
        version: "1.0.0",
        integrity: "sha512-a",
        dependencies: { deep: "1" },
      },
      "node_modules/words/node_modules/deep": { version: "1.0.0", integrity },
    },
  });
  const install = async (version: string, integrity: string) => {
    await workspace.write("node_modules/words/package.json", JSON.stringify({ version }));
    await workspace.write("package-lock.json", JSON.stringify(lock(integrity)));
  };

  test("one that changes, or that another one needs, is found", async () => {
    await install("1.0.0", "sha512-b");
    const packages = await lockedPackages(["words"], workspace.root);
    expect(packages["words"]).toMatchObject({ version: "1.0.0" });
    await write(withDigest({ ...(await manifest()), packages }));
    expect(await problems()).toEqual([]);
    await install("1.0.1", "sha512-b");
    expect(await problems()).toEqual([expect.stringMatching(/^ORC4107 .* there is 1\.0\.1/)]);
    await install("1.0.0", "sha512-changed");
    expect(await problems()).toEqual([expect.stringMatching(/^ORC4107 .*words 1\.0\.0/)]);
    await rm(join(workspace.root, "node_modules/words"), { recursive: true });
    expect(await problems()).toEqual([expect.stringMatching(/^ORC4107 .* there is none now/)]);
  });

  test("without a lock file there is no integrity; of another package manager the whole file counts", async () => {
    await mkdir(join(workspace.root, "node_modules/words"), { recursive: true });
    await workspace.write("node_modules/words/package.json", '{ "version": "1.0.0" }');
    expect(await lockedPackages(["words"], workspace.root)).toEqual({
      words: { version: "1.0.0" },
    });
    await workspace.write("pnpm-lock.yaml", "a");
    const before = await lockedPackages(["words"], workspace.root);
    await workspace.write("pnpm-lock.yaml", "b");
    expect(await lockedPackages(["words"], workspace.root)).not.toEqual(before);
  });
});
