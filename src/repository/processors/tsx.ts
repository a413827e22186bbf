import { javascriptDeclarations } from "../syntax/javascript-declarations.ts";
import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const tsx = syntaxProcessor({
  language: "tsx",
  grammar: "tsx",
  endings: [".tsx"],
  ...javascriptDeclarations,
});
