import { javascriptDeclarations } from "../syntax/javascript-declarations.ts";
import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const javascript = syntaxProcessor({
  language: "javascript",
  grammar: "javascript",
  endings: [".js", ".mjs", ".cjs", ".jsx"],
  ...javascriptDeclarations,
});
