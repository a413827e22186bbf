import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const bash = syntaxProcessor({
  language: "bash",
  grammar: "bash",
  endings: [".sh", ".bash"],
  kinds: { function_definition: "function" },
});
