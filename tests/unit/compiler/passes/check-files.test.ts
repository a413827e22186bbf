import { expect, test } from "vitest";
import { checkFiles } from "../../../../src/compiler/passes/check-files.ts";
import { inputOf, passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const path = { type: "string", mustExist: true };
const tool = toolInfo("data.load", {
  input: inputOf({ file: path, more: { type: "array", items: path, mustExist: true }, to: {} }),
});
const context = passContext([tool], {
  missingFiles: new Map([
    ["sales.cvs", ["data/sales.csv", "old/sales.csv"]],
    ["no.csv", []],
  ]),
});

test("files that are there, files that the plan makes, and arguments that need no file", () => {
  const plan = planOf({
    a: { tool: "data.load", args: { file: "there.csv", to: "no.csv" } },
    b: { tool: "data.load", args: { file: { $ref: "a.text" }, more: ["there.csv"] } },
  });
  expect(problemsIn(checkFiles, plan, context)).toEqual([]);
});

test("each that is missing, wherever it is written", () => {
  const plan = planOf({
    a: { tool: "data.load", args: { file: "sales.cvs" }, origin: { query: [5, 14] } },
    b: { tool: "data.load", args: { more: ["there.csv", "no.csv"] } },
    c: { tool: "data.load", args: { file: { $literal: "no.csv" } } },
    d: { tool: "data.load", args: { file: { $text: ["no", ".csv"] } } },
  });
  expect(problemsIn(checkFiles, plan, context)).toEqual([
    'ORC2011 There is no file or folder "sales.cvs". @ query 5-14 @ a args.file',
    'ORC2011 There is no file or folder "no.csv". @ b args.more',
    'ORC2011 There is no file or folder "no.csv". @ c args.file',
    'ORC2011 There is no file or folder "no.csv". @ d args.file',
  ]);
  expect(
    checkFiles
      .run(plan, context)
      .diagnostics.map(({ help }) => help)
      .slice(0, 2),
  ).toEqual([
    'Did you mean "data/sales.csv" or "old/sales.csv"?',
    "Check the spelling; paths are relative to the workspace.",
  ]);
});
