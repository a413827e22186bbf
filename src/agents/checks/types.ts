import { defineVerifier } from "../../catalog/authoring.ts";
import { checkInput } from "./input.ts";
import { permitted } from "./permitted.ts";
import { runCheck } from "./run-check.ts";

export const types = defineVerifier({
  name: "types",
  description: "Check the types of the code of the workspace, and give type errors as findings.",
  version: "1",
  category: "types",
  input: checkInput,
  ...permitted,
  configured: "checks.types",
  estimate: { seconds: 30 },
  phrases: [
    "check the types",
    "run the type checker",
    "type check the code",
    "type-check the project",
    "type errors",
  ],

  run: (input, context) => runCheck({ name: "types" }, input, context),
});
