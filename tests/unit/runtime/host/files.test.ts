/** What a worker process has staged is out of its reach before the host looks at it. */
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { busOf } from "../../../../src/runtime/bus/index.ts";
import type { Workspace } from "../../../../src/workspace/workspace.ts";
import { putFile, putOutput, type FileHost } from "../../../../src/runtime/host/files.ts";
import { maskOf, type Mask } from "../../../../src/runtime/host/secrets/mask.ts";

let folder: string;
let staging: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchc-files-"));
  staging = join(folder, ".staging/s1");
  await mkdir(staging, { recursive: true });
  await writeFile(join(folder, "other.txt"), "of somebody else");
});
afterEach(() => rm(folder, { recursive: true }));

/** Puts a link in the place of the staged file when the host looks into it, as a native addon could. */
function swapping(): Mask {
  return {
    ...maskOf([{ name: "KEY", value: "not-for-files" }]),
    secretIn: async () => {
      await rename(join(staging, "1"), join(staging, "2")).catch(() => {});
      await symlink(join(folder, "other.txt"), join(staging, "1"));
      return "KEY";
    },
  };
}

const host = (mask: Mask): FileHost => ({
  bus: busOf({ paths: { bus: folder } as Workspace["paths"] }),
  run: "r",
  task: "t1",
  staging,
  mask,
});

test("an output with a secret is written anew where it lies, and nowhere else", async () => {
  await writeFile(join(staging, "1"), '"a not-for-files"');
  const { file } = await putOutput(host(swapping()), "1");
  expect(await readFile(join(folder, "r", file), "utf8")).toBe('"a [KEY]"');
  expect(await readFile(join(folder, "other.txt"), "utf8")).toBe("of somebody else");
});

test("a file is put on the bus as it was looked at", async () => {
  await writeFile(join(staging, "1"), "plain");
  const mask = { ...swapping(), secretIn: async () => void (await swapping().secretIn("")) };
  const file = { staged: "1", name: "a.txt", mediaType: "text/plain" };
  const put = await putFile(host(mask), file, new Set());
  expect(await readFile(join(folder, "r", put.file), "utf8")).toBe("plain");
});

test("what is not kept is not left", async () => {
  await writeFile(join(staging, "1"), "a key");
  const mask = { ...swapping(), secretIn: async () => "KEY" };
  const file = { staged: "1", name: "a.txt", mediaType: "text/plain" };
  await expect(putFile(host(mask), file, new Set())).rejects.toThrow(/a\.txt is not kept/);
  expect(await readdir(join(folder, ".staging"), { recursive: true })).toEqual(["s1"]);
});

test("a link is no file", async () => {
  await symlink(join(folder, "other.txt"), join(staging, "1"));
  await expect(putOutput(host(swapping()), "1")).rejects.toThrow(/there is no file "1"/);
});
