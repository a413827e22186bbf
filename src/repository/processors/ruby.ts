import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const ruby = syntaxProcessor({
  language: "ruby",
  grammar: "ruby",
  endings: [".rb", ".rake"],
  separator: "::",
  kinds: { class: "class", module: "module", method: "method", singleton_method: "method" },
});
