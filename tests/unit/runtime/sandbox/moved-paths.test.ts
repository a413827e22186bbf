/** A path that was checked, and to which something puts a link before its process starts. */
import { execFile, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { rename, symlink } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { buildWall, PathMoved } from "../../../../src/runtime/sandbox/bubblewrap.ts";
import { bubblewrap, noWall } from "../../../support/bubblewrap.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const FIRST_FD = 3;

/** A place, what lies elsewhere, and a way to put a link to it into the place. */
async function place() {
  const folder = await tempFolder({
    "out/part/text": "inside",
    "elsewhere/text": "outside",
    "staging/.keep": "",
  });
  const path = folder.at("out/part");
  const move = async () => {
    await rename(path, folder.at("out/was"));
    await symlink(folder.at("elsewhere"), path);
  };
  return { folder, path, move, checked: { [path]: path }, staging: folder.at("staging") };
}

test.skipIf(process.platform !== "linux")(
  "between its check and its mount: nothing is started",
  async () => {
    const { folder, path, move, checked, staging } = await place();
    await using _ = folder;
    await move();
    for (const grants of [
      { read: [path], write: [] },
      { read: [], write: [path] },
    ]) {
      expect(() => buildWall({ ...grants, checked }, staging, FIRST_FD)).toThrow(PathMoved);
    }
  },
);

test.skipIf(noWall !== undefined)("after it was opened: what was checked is shown", async () => {
  const { folder, path, move, checked, staging } = await place();
  await using _ = folder;
  const { args, fds } = buildWall({ read: [path, "/usr"], write: [], checked }, staging, FIRST_FD);
  await move();
  const { stdout: cat } = await promisify(execFile)("which", ["cat"]);
  const child = spawn(bubblewrap, [...args, cat.trim(), `${path}/text`], {
    stdio: ["ignore", "pipe", "inherit", ...fds],
  });
  for (const fd of fds) closeSync(fd);
  expect(await text(child.stdout as Readable)).toBe("inside");
});
