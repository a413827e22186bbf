import { describe, expect, test } from "vitest";
import { atStrictness, severityAt } from "../../../src/contract/diagnostics/at-strictness.ts";
import * as catalogue from "../../../src/contract/diagnostics/index.ts";
import { strictnessLevels } from "../../../src/contract/strictness.ts";

const kinds = Object.values(catalogue).flatMap((one) =>
  typeof one === "function" && "explanation" in one && one.strictness !== undefined ? [one] : [],
);
const rank = { note: 0, warning: 1, error: 2 } as const;

/** What is forgiven leaves answers as they are, and lets nothing happen that else would not: it is about size and idle parts. */
const FORGIVEN = ["ORC2012", "ORC2032", "ORC2049", "ORC2050", "ORC2053", "ORC2105"];

test("lenient lowers nothing that makes an answer wrong or a step unsafe", () => {
  const lowered = kinds.filter((kind) => rank[severityAt(kind, "lenient")] < rank[kind.severity]);
  expect(lowered.map(({ code }) => code).toSorted()).toEqual(FORGIVEN);
});

test("a stricter level never takes a finding for less", () => {
  for (const kind of kinds) {
    const [strict, moderate, lenient] = strictnessLevels.map(
      (level) => rank[severityAt(kind, level)],
    );
    expect(strict).toBeGreaterThanOrEqual(moderate!);
    expect(moderate).toBeGreaterThanOrEqual(lenient!);
  }
});

describe("a branch that never runs", () => {
  const found = catalogue.branchNeverRuns({ condition: "false", is: false, tasks: ["t1"] });
  test.each([
    ["strict", "error"],
    ["moderate", "warning"],
    ["lenient", "note"],
  ] as const)("%s: %s", (level, severity) => {
    expect(atStrictness([found], level)).toEqual([{ ...found, severity }]);
  });

  test("stays what somebody has made of it", () => {
    const graded = { ...found, severity: "error" as const };
    expect(atStrictness([graded], "lenient")).toEqual([graded]);
  });
});

test("what has no levels is the same at each", () => {
  const found = [catalogue.nothingToDo()];
  expect(atStrictness(found, "lenient")).toEqual(found);
  expect(atStrictness(found, "strict")).toEqual(found);
});
