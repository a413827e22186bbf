import { expect, test } from "vitest";
import { checkPlaces } from "../../../../src/compiler/passes/check-places.ts";
import type { ToolPermissions } from "../../../../src/catalog/define.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { inputOf, passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const input = inputOf({ to: { type: "string", default: "a.txt" }, from: { type: "array" } });

function problems(args: Args, permissions: ToolPermissions) {
  const places = {
    write: ["out"],
    unwritable: new Map([
      ["a.txt", "outside"],
      ["agents/x.ts", "kept"],
    ] as const),
    leadOut: new Set(["link.csv"]),
  };
  const context = passContext([toolInfo("test.save", { input, permissions })], { places });
  return problemsIn(checkPlaces, planOf({ a: { tool: "test.save", args } }), context);
}

test("a path of the plan, its default and one of the tool's author", () => {
  const write = [{ arg: "to" }];
  expect(problems({ to: "out/a.txt" }, { write })).toEqual([]);
  const outside = '"a.txt" may not be written: in this workspace tools write to out.';
  expect(problems({ to: "a.txt" }, { write })).toEqual([`ORC2020 ${outside} @ a args.to`]);
  expect(problems({}, { write })).toEqual([`ORC2020 ${outside} @ a args.to`]);
  expect(problems({}, { write: ["a.txt"] })).toEqual([`ORC2020 ${outside} @ a args`]);
  expect(problems({ to: "agents/x.ts" }, { write })).toEqual([
    'ORC2020 "agents/x.ts" may not be written: it is, or holds, something that orchc or its tools load, run or keep. @ a args.to',
  ]);
});

test("what is known only at run time is checked then", () => {
  expect(problems({ to: { $param: "file" } }, { write: [{ arg: "to" }] })).toEqual([]);
});

test("each path to read that is a link out of the workspace", () => {
  const read = [{ arg: "from" }];
  expect(problems({ from: ["a.csv", "link.csv"] }, { read })).toEqual([
    'ORC2022 "link.csv" seems to lie in the workspace, and a link leads out of it. @ a args.from',
  ]);
});
