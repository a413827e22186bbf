import { expect, test } from "vitest";
import { taskLog } from "../../../src/runtime/task-log.ts";

function linesOf(limit: number, ...texts: string[]): string[] {
  const lines: string[] = [];
  const log = taskLog((line) => lines.push(line), limit);
  for (const text of texts) log.write(text);
  log.close();
  return lines;
}

test("text becomes lines, the last one also without its end", () => {
  expect(linesOf(100, "a", "b\nc\n", "\nd")).toEqual(["ab", "c", "", "d"]);
});

test("what does not fit any more is counted", () => {
  expect(linesOf(6, "abc\nde\nf\n")).toEqual([
    "abc",
    "f",
    "… 3 more characters were printed and are not shown",
  ]);
});

test("empty lines count", () => {
  expect(linesOf(3, "\n".repeat(10))).toEqual([
    "",
    "",
    "",
    "… 7 more characters were printed and are not shown",
  ]);
});

test("a line that never ends does not grow without limit", () => {
  expect(linesOf(10, ..."x".repeat(25).split(""))).toEqual([
    "xxx",
    "… 22 more characters were printed and are not shown",
  ]);
});
