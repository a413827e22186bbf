import { expect, test } from "vitest";
import { literalPaths } from "../../../../src/compiler/plan/literal-paths.ts";
import { inputOf, planOf, toolInfo } from "../../../support/plans.ts";

const path = { type: "string", format: "path" };
const permissions = {
  read: [{ arg: "file" }, { arg: "both" }, { arg: "cache" }],
  write: [{ arg: "both" }],
};
const tool = toolInfo("own.load", {
  input: inputOf({ file: path, both: path, cache: { ...path, mustExist: false }, other: path }),
  permissions,
});

test("a path that a tool may read, and not write, has to be there unless its schema says otherwise", () => {
  const args = { file: "a.txt", both: "b.txt", cache: "c.txt", other: "d.txt" };
  const [task] = planOf({ t1: { tool: "own.load", args } }).tasks;
  const tools = new Map([[tool.name, tool]]);
  expect(task && literalPaths(task, tools)).toEqual([
    { path: "a.txt", at: "args.file", isImplied: true },
  ]);
});
