import { defineVerifier } from "../../catalog/authoring.ts";
import { checkInput } from "./input.ts";
import { permitted } from "./permitted.ts";
import { runCheck } from "./run-check.ts";

export const lint = defineVerifier({
  name: "lint",
  description: "Lint the code of the workspace, and give what the linter finds.",
  version: "1",
  category: "lint",
  input: checkInput,
  ...permitted,
  configured: "checks.lint",
  estimate: { seconds: 30 },
  phrases: [
    "lint the code",
    "run the linter",
    "lint the project",
    "check the code style",
    "lint errors",
  ],

  run: (input, context) => runCheck({ name: "lint" }, input, context),
});
