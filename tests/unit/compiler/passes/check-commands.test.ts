import { expect, test } from "vitest";
import { checkCommands } from "../../../../src/compiler/passes/check-commands.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { inputOf, passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const run = toolInfo("shell.run", {
  input: inputOf({ command: { type: "string" }, others: { type: "array" } }),
  permissions: { commands: ["git", { arg: "command" }, { arg: "others" }] },
});
const context = passContext([run], { commands: ["npm", "make"] });
const problems = (args: Args) =>
  problemsIn(checkCommands, planOf({ a: {}, b: { tool: "shell.run", args } }), context);

test("commands that the workspace lists, and those that the tool's author chose", () => {
  expect(problems({ command: "npm", others: ["make", "npm"] })).toEqual([]);
  expect(problems({})).toEqual([]);
});

test("what is known only at run time is checked then", () => {
  expect(problems({ command: { $ref: "a.text" }, others: [{ $param: "p" }] })).toEqual([]);
});

test("each command that is not listed, one by one or in a list", () => {
  expect(problems({ command: "rm", others: ["npm", "git", "curl"] })).toEqual([
    'ORC2017 The command "rm" is not allowed in this workspace. @ b args.command',
    'ORC2017 The command "git" is not allowed in this workspace. @ b args.others',
    'ORC2017 The command "curl" is not allowed in this workspace. @ b args.others',
  ]);
});

test("a command put together from parts", () => {
  expect(problems({ command: { $text: ["r", "m"] } })).toEqual([
    'ORC2017 The command "rm" is not allowed in this workspace. @ b args.command',
  ]);
});
