/** Files of a build until they are put into it. */
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStaging } from "../../../../src/compiler/emit/stage.ts";
import { compareBuild, writeBuild } from "../../../../src/compiler/emit/write-build.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const files = new Map([
  ["u1.ts", "one"],
  ["README.md", "page"],
  ["manifest.json", "{}"],
]);

async function writeFrom(folder: string, near: string | undefined): Promise<void> {
  using staging = openStaging(folder, near);
  staging.put("u1.ts", "one");
  staging.put("tsconfig.json", "{}");
  await writeBuild(folder, files, await compareBuild(folder, files), staging);
}

test("only the files of the build come into it, and nothing is left beside it", async () => {
  await using at = await tempFolder({ "build/u1.ts": "older", "state/x": "" });
  await writeFrom(at.at("build"), at.at("state"));
  expect((await readdir(at.at("build"))).toSorted()).toEqual([
    "README.md",
    "manifest.json",
    "u1.ts",
  ]);
  expect(await at.read("build/u1.ts")).toBe("one");
  expect(await readdir(at.at("state"))).toEqual(["x"]);
});

const memory = "/dev/shm";
const isOther = (path: string): boolean =>
  existsSync(memory) && statSync(memory).dev !== statSync(path).dev;

test("from another disk as well", async (context) => {
  await using at = await tempFolder({ "build/u1.ts": "older" });
  if (!isOther(at.path)) context.skip("no second file system");
  const near = await mkdtemp(join(memory, "orchc-test-"));
  try {
    await writeFrom(at.at("build"), near);
    expect((await readdir(at.at("build"))).toSorted()).toEqual([
      "README.md",
      "manifest.json",
      "u1.ts",
    ]);
    expect(await at.read("build/u1.ts")).toBe("one");
    expect(await readdir(near)).toEqual([]);
  } finally {
    await rm(near, { recursive: true });
  }
});

test("what a killed build left is removed, what one may still use is not", async () => {
  await using at = await tempFolder({ "state/build-new/u1.ts": "", "state/other/x": "" });
  await mkdir(at.at("state/build-old"));
  utimesSync(at.at("state/build-old"), 0, 0);
  utimesSync(at.at("state/other"), 0, 0);
  {
    using staging = openStaging(at.at("build"), at.at("state"));
    expect(staging.root.startsWith(at.at("state"))).toBe(true);
  }
  expect(readdirSync(at.at("state")).toSorted()).toEqual(["build-new", "other"]);
});

test("without a folder near the build, and where that cannot be written, the system's is used", async () => {
  await using at = await tempFolder({ "a-file": "" });
  for (const near of [undefined, at.at("none"), at.at("a-file")]) {
    using staging = openStaging(at.at("build"), near);
    expect(staging.root.startsWith(at.path)).toBe(false);
  }
  expect(await readdir(at.path)).toEqual(["a-file"]);
});
