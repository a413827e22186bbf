/** Run with: npm test */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { ToolContext } from "orchc/agent";
import { count, measure } from "./measure.ts";

test("lines, blank lines and words are counted", () => {
  assert.deepEqual(count("one two\n\nthree\n"), { lines: 3, blank: 1, words: 3 });
  assert.deepEqual(count(""), { lines: 0, blank: 0, words: 0 });
});

test("the tool reads the file that it is given", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "inventory-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "notes.txt"), "a b\nc\n");
  // Of the context, only what the tool uses.
  const context = { resolve: (path: string) => join(folder, path) } as ToolContext;
  const output = await measure.run({ file: "notes.txt" }, context);
  assert.deepEqual(measure.output.parse(output), { file: "notes.txt", lines: 2, blank: 0, words: 3 });
});
