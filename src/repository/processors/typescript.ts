import { javascriptDeclarations } from "../syntax/javascript-declarations.ts";
import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const typescript = syntaxProcessor({
  language: "typescript",
  grammar: "typescript",
  endings: [".ts", ".mts", ".cts"],
  ...javascriptDeclarations,
});
