import { execa } from "execa";
import { mkdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { confine, nodeFlags } from "../../../../src/runtime/sandbox/index.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const ASK = `import { statSync } from "node:fs";
const read = (path) => { try { return statSync(path).isDirectory() ? "folder" : "file"; } catch (error) { return error.code; } };
console.log(JSON.stringify(process.argv.slice(1).map(read)));`;

/** What a confined Node finds at each path when it may read `granted`. */
async function seen(granted: readonly string[], paths: readonly string[]): Promise<unknown> {
  const grants = {
    network: [],
    commands: [],
    read: granted,
    write: [],
    env: [],
    addons: false,
    memoryMiB: 1024,
    diskMiB: 1024,
  };
  await using staging = await tempFolder();
  const flags = nodeFlags(confine(grants, {}), staging.path);
  const script = ["--input-type=module", "--eval", ASK];
  const { stdout } = await execa(process.execPath, [...flags, ...script, "--", ...paths]);
  return JSON.parse(stdout);
}

test("a folder is read itself when folders and files in it are granted too", async () => {
  await using workspace = await tempFolder({ "data/a.csv": "a", "data/deep/b.csv": "b" });
  const paths = ["data/deep", "data", "data/a.csv"].map((name) => workspace.at(name));
  const granted = [...paths, workspace.path];
  const expected = ["folder", "folder", "file", "folder"];
  expect(await seen(granted, granted)).toEqual(expected);
  expect(await seen(granted.toReversed(), granted)).toEqual(expected);
});

test("what only begins like a granted folder stays closed", async () => {
  await using workspace = await tempFolder({ "data-old/a.csv": "a" });
  await mkdir(workspace.at("data"));
  const paths = ["data", "data-old", "data-old/a.csv", ""].map((name) => workspace.at(name));
  const denied = "ERR_ACCESS_DENIED";
  expect(await seen([workspace.at("data")], paths)).toEqual(["folder", denied, denied, denied]);
});
