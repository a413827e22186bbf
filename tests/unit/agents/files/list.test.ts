import { mkdir, symlink, utimes } from "node:fs/promises";
import { expect, test } from "vitest";
import { list } from "../../../../src/agents/files/list.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const FILES = {
  "readme.md": "# A\n",
  "src/a.ts": "a",
  "src/deep/b.ts": "bbbbb",
  "src/deep/c.md": "cc",
  "src/node_modules/x/index.ts": "no",
  ".git/config": "no",
  ".orchc/bus/t1.ts": "no",
  ".github/ci.yml": "on: push\n",
};
const names = (output: { table: { rows: Record<string, unknown>[] } }) =>
  output.table.rows.map((row) => row["file"]);

test("a pattern without a slash matches at any depth; copies and records are left out", async () => {
  await using context = await toolContext({ files: FILES });
  const { output, headline } = await runTool(list, { glob: "*.ts" }, context);
  expect(names(output)).toEqual(["src/a.ts", "src/deep/b.ts"]);
  expect(output).toMatchObject({ files: 2, bytes: 6, truncated: false });
  expect(headline).toBe(
    "2 files in the workspace matching *.ts, 6 bytes in all. They are src/a.ts (1 byte) and src/deep/b.ts (5 bytes).",
  );
});

test("a pattern with a slash is meant from the folder on, and hidden files count", async () => {
  await using context = await toolContext({ files: FILES });
  expect(names((await runTool(list, { folder: "src", glob: "./*.ts" }, context)).output)).toEqual([
    "src/a.ts",
  ]);
  expect(names((await runTool(list, { glob: "*.{md,yml}" }, context)).output)).toEqual([
    ".github/ci.yml",
    "readme.md",
    "src/deep/c.md",
  ]);
});

test("an ignored folder is looked into when it is named", async () => {
  await using context = await toolContext({ files: FILES });
  expect(names((await runTool(list, { folder: "src/node_modules" }, context)).output)).toEqual([
    "src/node_modules/x/index.ts",
  ]);
  const named = await runTool(list, { glob: "src/node_modules/**/*.ts" }, context);
  expect(names(named.output)).toEqual(["src/node_modules/x/index.ts"]);
});

test("order, limit and times", async () => {
  await using context = await toolContext({ files: FILES });
  await utimes(context.resolve("src/a.ts"), 1_600_000_000, 1_600_000_000);
  const oldest = await runTool(list, { order: "oldest", limit: 1 }, context);
  expect(oldest.output.table.rows).toEqual([
    { file: "src/a.ts", bytes: 1, modified: "2020-09-13T12:26:40.000Z" },
  ]);
  expect(oldest.output).toMatchObject({ files: 5, truncated: true });
  expect(oldest.headline).toContain("The oldest: src/a.ts (2020-09-13 12:26 UTC).");
  const largest = await runTool(list, { order: "largest", folder: "src" }, context);
  expect(names(largest.output)).toEqual(["src/deep/b.ts", "src/deep/c.md", "src/a.ts"]);
});

test("builds, which hold the words of every question, are left out unless they are named", async () => {
  const build = { "plan.json": "{}", "manifest.json": "{}", "u1.ts": "run();" };
  const inFolder = (folder: string) =>
    Object.fromEntries(Object.entries(build).map(([name, text]) => [`${folder}/${name}`, text]));
  await using context = await toolContext({
    files: { ...inFolder("generated/totals"), "generated/mine.ts": "a", "web/manifest.json": "{}" },
  });
  const found = async (input: { folder?: string; glob?: string }) =>
    names((await runTool(list, input, context)).output);
  expect(await found({})).toEqual(["generated/mine.ts", "web/manifest.json"]);
  expect(await found({ glob: "*.ts" })).toEqual(["generated/mine.ts"]);
  expect(await found({ folder: "generated", glob: "*.ts" })).toEqual([
    "generated/mine.ts",
    "generated/totals/u1.ts",
  ]);
  expect(await found({ glob: "generated/**/*.ts" })).toHaveLength(2);
  expect(await found({ folder: "generated/totals" })).toHaveLength(3);
});

test("sizes in the units that people use", async () => {
  await using context = await toolContext({ files: { "a.bin": new Uint8Array(1_234_567) } });
  const { headline } = await runTool(list, { order: "largest" }, context);
  expect(headline).toMatch(
    /^1 file in the workspace, 1\.23 MB in all\. The largest: a\.bin \(1\.23 MB\)/,
  );
});

test("links to folders are not followed", async () => {
  await using context = await toolContext({ files: { "in/a.txt": "a", "out/b.txt": "b" } });
  await symlink(context.resolve("out"), context.resolve("in/link"));
  await symlink(context.resolve("in"), context.resolve("in/cycle"));
  expect(names((await runTool(list, { folder: "in" }, context)).output)).toEqual(["in/a.txt"]);
});

test("an empty folder is an answer; a missing one, a file and a way out are errors", async () => {
  await using context = await toolContext({ files: FILES });
  await mkdir(context.resolve("empty"));
  const { headline } = await runTool(list, { folder: "empty" }, context);
  expect(headline).toBe("No files in empty.");
  await expect(runTool(list, { folder: "scr" }, context)).rejects.toMatchObject({
    name: "ToolError",
    message: "There is no folder scr.",
    help: `Did you mean src in ${context.workspace}?`,
  });
  await expect(runTool(list, { folder: "readme.md" }, context)).rejects.toThrow(
    "readme.md is a file, and a folder is needed.",
  );
  await expect(runTool(list, { glob: "../**" }, context)).rejects.toThrow("leaves the workspace");
});
