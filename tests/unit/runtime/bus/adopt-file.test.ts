import { execFileSync } from "node:child_process";
import {
  access,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { problemOfName } from "../../../../src/runtime/bus/index.ts";
import { adoptFile } from "../../../../src/runtime/bus/adopt-file.ts";
import { runFolder } from "../../../../src/runtime/bus/folders.ts";
import { readBusFile } from "../../../../src/runtime/bus/read-bus-file.ts";
import { filesOf, takeFiles } from "../../../../src/runtime/bus/take-files.ts";
import { writeFile as writeFileOfHost } from "../../../../src/runtime/bus/write-file.ts";

let bus: string;
let staged: string;
beforeEach(async () => {
  bus = await mkdtemp(join(tmpdir(), "orchc-bus-"));
  await mkdir(join(bus, "r1/.staging/s1"), { recursive: true });
  staged = join(bus, "r1/.staging/s1/1");
});
afterEach(() => rm(bus, { recursive: true }));

const adopt = (content: string | Uint8Array, task = "t1") =>
  writeFile(staged, content).then(() =>
    adoptFile({
      bus,
      run: "r1",
      task,
      name: "chart.svg",
      mediaType: "image/svg+xml",
      staged,
    }),
  );

test("a file is moved into the folder of its task, with a manifest beside it", async () => {
  const ref = await adopt("<svg/>");
  const path = join(bus, "r1/t1/chart.svg");
  const sha256 = execFileSync("sha256sum", [path], { encoding: "utf8" }).slice(0, 64);
  expect(ref).toEqual({ file: "t1/chart.svg", sha256, bytes: 6, mediaType: "image/svg+xml" });
  expect(await readFile(path, "utf8")).toBe("<svg/>");
  const manifest = JSON.parse(await readFile(`${path}.manifest.json`, "utf8")) as object;
  expect(manifest).toEqual({
    id: sha256,
    bytes: 6,
    mediaType: "image/svg+xml",
    producer: { run: "r1", task: "t1" },
    created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
  });
  await expect(access(staged)).rejects.toThrow("ENOENT");
  expect((await readdir(join(bus, "r1/t1"))).toSorted()).toEqual([
    "chart.svg",
    "chart.svg.manifest.json",
  ]);
});

test("the folder of an item of a loop has a name that no shell or URL reads as anything else", async () => {
  const ref = await adopt("first", "t3[4].t3b[0]");
  expect(ref.file).toBe("t3@4.t3b@0/chart.svg");
  expect(await readBusFile(runFolder(bus, "r1"), ref)).toEqual(Buffer.from("first"));
  const [found] = await filesOf(bus, { run: "r1", task: "t3[4].t3b[0]" });
  expect(found).toEqual(ref);
  await takeFiles(bus, { run: "r1", task: "t3[4].t3b[0]" }, { run: "r2", task: "t3[5]" }, [ref]);
  expect(await readFile(join(bus, "r2/t3@5/chart.svg"), "utf8")).toBe("first");
});

test("the file of a later attempt takes its place", async () => {
  const first = await adopt("first");
  const second = await adopt("second");
  expect(await readBusFile(runFolder(bus, "r1"), second)).toEqual(Buffer.from("second"));
  await expect(readBusFile(runFolder(bus, "r1"), first)).rejects.toThrow("has changed");
});

test("a large file has the hash of its bytes", async () => {
  const ref = await adopt(Buffer.alloc(5_000_000, "0123456789"));
  const sum = execFileSync("sha256sum", [join(bus, "r1/t1/chart.svg")], { encoding: "utf8" });
  expect(ref).toMatchObject({ bytes: 5_000_000, sha256: sum.slice(0, 64) });
});

test("what tells of a failed attempt is no part of what a task has made", async () => {
  const made = await adopt("<svg/>");
  const text = '{"attempt":1}\n';
  const file = { run: "r1", task: "t1", name: "error-1.json", mediaType: "application/json", text };
  const told = await writeFileOfHost(bus, file);
  expect(await readBusFile(runFolder(bus, "r1"), told)).toEqual(Buffer.from(text));
  expect((await stat(join(bus, "r1/t1/error-1.json"))).mode & 0o222).toBe(0);
  expect(await filesOf(bus, { run: "r1", task: "t1" })).toEqual([made]);
  await writeFileOfHost(bus, { ...file, run: "r2" });
  // What was there before stays when something cannot be taken.
  await rm(join(bus, "r1/t1/chart.svg"));
  await expect(
    takeFiles(bus, { run: "r1", task: "t1" }, { run: "r2", task: "t1" }, [made]),
  ).rejects.toThrow("is not on the bus");
  expect((await readdir(join(bus, "r2/t1"))).toSorted()).toEqual([
    "error-1.json",
    "error-1.json.manifest.json",
  ]);
});

test("a link is not adopted", async () => {
  await symlink("/etc/passwd", staged);
  const adoption = { bus, run: "r1", task: "t1", name: "x", mediaType: "text/plain", staged };
  await expect(adoptFile(adoption)).rejects.toThrow("is not a file");
});

test("a file that is gone, or lies elsewhere, is not read", async () => {
  const ref = await adopt("<svg/>");
  const folder = runFolder(bus, "r1");
  await expect(readBusFile(folder, { ...ref, file: "t1/other" })).rejects.toThrow(
    "is not on the bus",
  );
  for (const file of ["../r2/x", "/etc/passwd", "t1/../../x"]) {
    await expect(readBusFile(folder, { ...ref, file })).rejects.toThrow("does not lie on the bus");
  }
});

test.each(["a\u001b[31m.txt", "a\u009b.txt", "gpj\u202efdp.exe", "a\u2028b", "a\u200bb.txt"])(
  "no name of a file holds what cannot be seen: %j",
  (name) => {
    expect(problemOfName(name)).toBe("it contains a character that cannot be seen");
  },
);
