import { defineVerifier, z } from "../../catalog/authoring.ts";
import { checkInput } from "./input.ts";
import { permitted } from "./permitted.ts";
import { runCheck } from "./run-check.ts";

export const command = defineVerifier({
  name: "command",
  description: "Run any other command that checks something, and give what it reports as findings.",
  version: "1",
  category: "custom",
  input: checkInput.extend({
    command: z.string().min(1).describe("the program, such as actionlint; its arguments are apart"),
  }),
  ...permitted,
  estimate: { seconds: 30 },

  run: (input, context) => runCheck({ name: "command" }, input, context),
});
