import { defineVerifier } from "../../catalog/authoring.ts";
import { checkInput } from "./input.ts";
import { permitted } from "./permitted.ts";
import { runCheck } from "./run-check.ts";

export const security = defineVerifier({
  name: "security",
  description:
    "Scan the code or the dependencies of the workspace for vulnerabilities, and give them as findings.",
  version: "1",
  category: "security",
  input: checkInput,
  ...permitted,
  configured: "checks.security",
  estimate: { seconds: 60 },
  phrases: [
    "scan for vulnerabilities",
    "audit the dependencies",
    "run the security scan",
    "check the dependencies for vulnerabilities",
    "security audit",
  ],

  run: (input, context) => runCheck({ name: "security" }, input, context),
});
