import { defineVerifier } from "../../catalog/authoring.ts";
import { checkInput } from "./input.ts";
import { permitted } from "./permitted.ts";
import { runCheck } from "./run-check.ts";

export const build = defineVerifier({
  name: "build",
  description:
    "Build the project of the workspace, and give what keeps it from building as findings.",
  version: "1",
  category: "build",
  input: checkInput,
  ...permitted,
  configured: "checks.build",
  estimate: { seconds: 60 },
  phrases: [
    "build the project",
    "build the code",
    "does the project build",
    "does it compile",
    "compile the project",
  ],

  run: (input, context) => runCheck({ name: "build", fallback: "exit-code" }, input, context),
});
