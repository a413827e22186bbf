import { expect, test } from "vitest";
import { checkColumns } from "../../../../src/compiler/passes/check-columns.ts";
import { fileNotReadAsPlanned } from "../../../../src/contract/diagnostics/index.ts";
import { inputOf, passContext, planOf, problemsIn, toolInfo } from "../../../support/plans.ts";

const top = toolInfo("data.top", {
  input: inputOf({
    file: { type: "string", format: "path", mustExist: true },
    by: { type: "array", items: { type: "string", format: "column" } },
  }),
});
const context = passContext([top], {
  factsOf: ({ path }) =>
    path === "a.csv"
      ? { is: "table", columns: [{ name: "day", type: "time" }], read: [] }
      : undefined,
  problemWith: ({ path }) =>
    path === "b.csv" ? fileNotReadAsPlanned({ path, reason: "Both fit." }) : undefined,
});

test("places are in the query and in the plan", () => {
  const args = { file: "a.csv", by: ["day", "dya"] };
  const plan = planOf({ t1: { tool: "data.top", args, origin: { query: [2, 5] } } });
  expect(problemsIn(checkColumns, plan, context)).toEqual([
    'ORC2030 The argument "by[1]" of data.top: a.csv has no column "dya". @ query 2-5 @ t1 args.by[1]',
  ]);
});

test("a parameter counts with its default", () => {
  const args = { file: { $param: "file" }, by: [{ $param: "by" }] };
  const params = (by: string) => ({
    file: { type: "string" as const, default: "a.csv" },
    by: { type: "string" as const, default: by },
  });
  const tasks = { t1: { tool: "data.top", args } };
  expect(problemsIn(checkColumns, planOf(tasks, { params: params("day") }), context)).toEqual([]);
  expect(problemsIn(checkColumns, planOf(tasks, { params: params("x") }), context)).toHaveLength(1);
});

test("a file that cannot be read is reported where it is named", () => {
  const plan = planOf({ t1: { tool: "data.top", args: { file: "b.csv", by: ["x"] } } });
  expect(problemsIn(checkColumns, plan, context)).toEqual([
    'ORC2031 The tools of this task cannot read "b.csv": Both fit. @ t1 args.file',
  ]);
});

test("tasks on a cycle and unknown tools are left to other checks", () => {
  const plan = planOf({
    t1: { tool: "data.top", args: { file: "a.csv", by: ["x"] }, needs: ["t2"] },
    t2: { tool: "data.none", args: { file: "a.csv" }, needs: ["t1"] },
  });
  expect(problemsIn(checkColumns, plan, context)).toEqual([]);
});
