import { expect, test } from "vitest";
import type { Finding } from "../../../src/contract/finding.ts";
import { judgeFindings } from "../../../src/runtime/findings/judge-findings.ts";
import { configSchema } from "../../../src/workspace/config.ts";
import { profileOf } from "../../../src/workspace/profile-settings.ts";

const finding = (severity: Finding["severity"], category: Finding["category"]): Finding => ({
  severity,
  category,
  message: "no",
  file: "a.ts",
  line: 3,
  rule: "r",
  fingerprint: `${severity} ${category}`,
});
const found = [finding("major", "test"), finding("medium", "lint"), finding("medium", "lint")];

test("as many as max are all right, one more is not; those that abort come first", () => {
  const judged = judgeFindings(found, {
    any: { medium: { max: 1, then: "warn" }, major: { max: 1, then: "abort" } },
    lint: { medium: { max: 2, then: "abort" } },
    test: { major: { max: 0, then: "abort" } },
  });
  expect(judged).toMatchObject([
    {
      category: "test",
      severity: "major",
      count: 1,
      max: 0,
      then: "abort",
      first: ["a.ts:3 r no"],
    },
    { category: "any", severity: "medium", count: 2, max: 1, then: "warn" },
  ]);
  expect(judged).toHaveLength(2);
});

test("presets of the profiles, and what a configuration may say", () => {
  const judgedBy = (name: string) =>
    judgeFindings(found, profileOf(name, {})?.thresholds ?? {}).map(({ then }) => then);
  expect(judgedBy("conservative")).toEqual(["abort", "warn"]);
  expect(judgedBy("balanced")).toEqual(["warn"]);
  expect(judgedBy("aggressive")).toEqual([]);
  const parse = (findings: unknown) => configSchema.safeParse({ findings });
  expect(parse({ thresholds: { lint: { minor: { max: 3 } } } }).data?.findings.thresholds).toEqual({
    lint: { minor: { max: 3, then: "abort" } },
  });
  expect(parse({ thresholds: { lints: { minor: { max: 3 } } } }).success).toBe(false);
  expect(parse({ thresholds: { lint: { grave: { max: 3 } } } }).success).toBe(false);
});
