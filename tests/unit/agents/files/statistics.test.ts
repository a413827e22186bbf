import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { statistics } from "../../../../src/agents/files/statistics.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const FILES = {
  "readme.md": "one\ntwo\n",
  "src/a.ts": "1\n2\n3",
  "src/deep/b.TS": "1\n",
  "src/deep/logo.png": Buffer.from([0, 10, 10]),
  Makefile: "all:\n",
  "empty.txt": "",
};

test("by type: text lines are counted, binary files have none", async () => {
  await using context = await toolContext({ files: FILES });
  const { output, headline } = await runTool(statistics, {}, context);
  expect(output.table.rows).toEqual([
    { type: ".ts", files: 2, lines: 4, bytes: 7 },
    { type: ".md", files: 1, lines: 2, bytes: 8 },
    { type: "(none)", files: 1, lines: 1, bytes: 5 },
    { type: ".png", files: 1, lines: 0, bytes: 3 },
    { type: ".txt", files: 1, lines: 0, bytes: 0 },
  ]);
  expect(output).toMatchObject({ files: 6, lines: 7, bytes: 23, groups: 5 });
  expect(headline).toBe(
    "6 files with 7 lines and 23 bytes in the workspace. Most lines by type: .ts with 4 lines in 2 files.",
  );
});

test("by folder, to the depth that is asked for, and by both", async () => {
  await using context = await toolContext({ files: FILES });
  const rows = async (input: { by: "folder" | "folder and type"; depth?: number }) =>
    (await runTool(statistics, input, context)).output.table.rows.map(
      ({ folder, type, files, lines }) => [folder, type ?? "", files, lines].join(" "),
    );
  expect(await rows({ by: "folder" })).toEqual(["src  3 4", ".  3 3"]);
  expect(await rows({ by: "folder", depth: 2 })).toEqual([".  3 3", "src  1 3", "src/deep  2 1"]);
  expect(await rows({ by: "folder and type" })).toContain("src .ts 2 4");
});

test("agrees with wc on real files", async () => {
  const folder = "src/catalog";
  await using context = await toolContext({ workspace: process.cwd() });
  const { output } = await runTool(statistics, { folder, glob: "*.ts" }, context);
  const wc = execFileSync("sh", ["-c", `find ${folder} -name '*.ts' | xargs cat | wc -lc`]);
  const [lines, bytes] = wc.toString().trim().split(/\s+/).map(Number);
  expect(output).toMatchObject({ lines, bytes });
});

test("no files is an answer", async () => {
  await using context = await toolContext();
  const { headline } = await runTool(statistics, { glob: "*.py" }, context);
  expect(headline).toBe("No files in the workspace matching *.py.");
});
