import { expect, test } from "vitest";
import { renderRunEnd } from "../../../../src/cli/render/run-end.ts";
import { plain } from "./style.ts";

type Ended = Parameters<typeof renderRunEnd>[0];

const checks = [{ name: "every number of the answer is in an output", ok: true, detail: "2" }];
const ended = (status: Ended["status"], success: number, ok = true): string =>
  renderRunEnd(
    {
      run: "r1",
      status,
      statistics: { tasks: 2, byStatus: { success } } as Ended["statistics"],
      validation: { ok, checks: checks.map((check) => ({ ...check, ok })), diagnostics: [] },
      files: { report: "/w/report.html" } as Ended["files"],
      gates: [],
      agents: [],
    },
    undefined,
    "/w",
    plain(),
  );

test("an answer whose checks are passed says so", () => {
  expect(ended("success", 2)).toContain("1 check passed\n");
});

test("of a part of an answer it is said that it is one", () => {
  expect(ended("failed", 1)).toContain("1 check passed, of what there is");
});

test("where no task has a result there is no answer, and nothing good to be said of it", () => {
  expect(ended("failed", 0)).not.toContain("Checked");
});

test("a check that fails is named whatever became of the run", () => {
  expect(ended("failed", 0, false)).toContain("every number of the answer is in an output: 2");
});
