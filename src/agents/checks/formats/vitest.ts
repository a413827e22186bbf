import { z } from "zod";
import type { FoundProblem } from "../../../catalog/authoring.ts";
import type { Format } from "./format.ts";
import { looksLike, readJson } from "./read-json.ts";
import { stackPlace } from "./stack-place.ts";

const count = z.int().nonnegative();

const report = z.object({
  success: z.boolean(),
  numTotalTests: count,
  numPassedTests: count,
  numFailedTests: count,
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
          location: z.object({ line: z.number(), column: z.number() }).nullish(),
        }),
      ),
    }),
  ),
});
type File = z.infer<typeof report>["testResults"][number];

/** `vitest --reporter=json`, which is the form of `jest --json`. */
export const vitest: Format = {
  name: "vitest",
  detect: looksLike(report, /"numTotalTestSuites"/),
  read: ({ text, commandLine }) => {
    const found = readJson(text, report, "the JSON of vitest or jest");
    const { numTotalTests: total, numPassedTests: passed, numFailedTests: failed } = found;
    const findings = found.testResults
      .flatMap(problemsOf)
      .map((problem) => ({ ...problem, category: "test" as const }));
    // A file that cannot be loaded has no test, and is not nothing that was checked.
    const broken = found.testResults.filter((file) => isBroken(file)).length;
    return {
      tool: commandLine.some((word) => /(?:^|\/)jest(?:\.js)?$/.test(word)) ? "jest" : "vitest",
      checked: {
        what: "tests",
        count: total - (total - passed - failed) + broken,
        tests: { total, passed, failed, skipped: Math.max(0, total - passed - failed) },
      },
      findings,
      passed: found.success,
    };
  },
};

function isBroken({ status, assertionResults }: File): boolean {
  return status === "failed" && !assertionResults.some((test) => test.status === "failed");
}

function problemsOf(file: File): FoundProblem[] {
  const { name, message, assertionResults } = file;
  const failed = assertionResults.filter(({ status }) => status === "failed");
  const problems = failed.map(
    ({ ancestorTitles, title, failureMessages, location }): FoundProblem => {
      const text = (failureMessages ?? []).join("\n");
      return {
        ...testFailure(name, text, [...ancestorTitles, title].join(" > ")),
        ...(stackPlace(text, name) === undefined &&
          location && { line: location.line, column: location.column }),
      };
    },
  );
  if (!isBroken(file)) return problems;
  return [...problems, testFailure(name, message ?? "", "the file")];
}

/** The message of a failure without its stack, and the place that the stack says. */
export function testFailure(file: string | undefined, text: string, rule: string): FoundProblem {
  const at = stackPlace(text, file);
  const message = text.split(/\n\s*(?:at |❯ )/, 1)[0]?.trim() ?? "";
  return {
    severity: "major",
    message: message === "" ? "failed, and does not say why" : message,
    file: file ?? at?.file,
    line: at?.line,
    column: at?.column,
    rule,
  };
}
