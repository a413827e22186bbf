import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { InputOf } from "../../../../src/catalog/authoring.ts";
import { search } from "../../../../src/agents/files/search.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const FILES = {
  "a.txt": "One cat.\r\nNo dogs\r\nTwo CATS, three cats",
  "b/c.md": "concatenate (a+b)*c\n",
  "d.bin": Buffer.from([0, 0x63, 0x61, 0x74]),
};

test("a word, upper or lower case, with file, line and text", async () => {
  await using context = await toolContext({ files: FILES });
  const { output, headline } = await runTool(search, { text: "cat" }, context);
  expect(output.table.rows).toEqual([
    { file: "a.txt", line: 1, text: "One cat." },
    { file: "a.txt", line: 3, text: "Two CATS, three cats" },
    { file: "b/c.md", line: 1, text: "concatenate (a+b)*c" },
  ]);
  expect(output).toMatchObject({ lines: 3, files: 2, searched: 2, skipped: 1, truncated: false });
  expect(headline).toBe(
    '"cat" occurs on 3 lines of 2 files, with 2 text files searched in the workspace. It is in a.txt (2 lines) and b/c.md (1 line).',
  );
});

test("of many files, those with the most such lines are named", async () => {
  const files = Object.fromEntries(
    [1, 9, 2, 3, 1, 4, 1].map((lines, index) => [`f${index}.txt`, "hit\n".repeat(lines)]),
  );
  await using context = await toolContext({ files });
  const { output, headline } = await runTool(search, { text: "hit", limit: 2 }, context);
  expect(output.most.map(({ file, lines }) => `${file} ${lines}`)).toEqual([
    "f1.txt 9",
    "f5.txt 4",
    "f3.txt 3",
    "f2.txt 2",
    "f0.txt 1",
  ]);
  expect(headline).toContain("Most are in f1.txt (9 lines), f5.txt (4 lines)");
});

test("text is literal unless it is said to be an expression", async () => {
  await using context = await toolContext({ files: FILES });
  const lines = async (input: InputOf<typeof search>) =>
    (await runTool(search, input, context)).output.lines;
  expect(await lines({ text: "(a+b)*" })).toBe(1);
  expect(await lines({ text: "c.t" })).toBe(0);
  expect(await lines({ text: "\\bcats?\\b", regex: true })).toBe(2);
  expect(await lines({ text: "CATS", caseSensitive: true })).toBe(1);
});

test("agrees with grep on real files", async () => {
  const folder = "node_modules/vega-datasets/data";
  const workspace = process.cwd();
  await using context = await toolContext({ workspace });
  const input = { folder, glob: "*.csv", text: "AAPL" };
  const { output } = await runTool(search, { ...input, limit: 10 }, context);
  const counts = execFileSync("grep", ["-rc", "AAPL", "--include=*.csv", folder], {
    encoding: "utf8",
  });
  const expected = counts
    .trim()
    .split("\n")
    .map((line) => Number(line.split(":").at(-1)));
  expect(output.lines).toBe(expected.reduce((a, b) => a + b));
  expect(output.searched).toBe(expected.length);
  expect(output.table.rows).toHaveLength(10);
  expect(output.truncated).toBe(true);
});

test("an expression that never ends is interrupted; one that is none is refused", async () => {
  await using context = await toolContext({ files: { "trap.txt": `${"a".repeat(60)}!` } });
  const regex = (text: string) => runTool(search, { text, regex: true }, context);
  await expect(regex("^(a+)+$")).rejects.toThrow("took more than 2 seconds on trap.txt");
  await expect(regex("a(")).rejects.toThrow("is no regular expression");
});

test("nothing found is an answer", async () => {
  await using context = await toolContext({ files: FILES });
  const { headline } = await runTool(search, { text: "unicorn", glob: "*.txt" }, context);
  expect(headline).toBe(
    '"unicorn" does not occur: 1 text file searched in the workspace matching *.txt.',
  );
});
