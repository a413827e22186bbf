import { defineVerifier } from "../../catalog/authoring.ts";
import { checkInput } from "./input.ts";
import { permitted } from "./permitted.ts";
import { runCheck } from "./run-check.ts";

export const tests = defineVerifier({
  name: "tests",
  description: "Run the tests of the workspace, and give those that fail as findings.",
  version: "1",
  category: "test",
  input: checkInput,
  ...permitted,
  configured: "checks.tests",
  estimate: { seconds: 60 },
  phrases: [
    "run the tests",
    "run all tests",
    "run the test suite",
    "do the tests pass",
    "which tests fail",
    "test the code",
    "failing tests",
  ],

  run: (input, context) => runCheck({ name: "tests" }, input, context),
});
