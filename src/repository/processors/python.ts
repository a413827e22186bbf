import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const python = syntaxProcessor({
  language: "python",
  grammar: "python",
  endings: [".py", ".pyi"],
  kinds: { function_definition: "function", class_definition: "class" },
  wrappers: ["decorated_definition"],
});
