import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const php = syntaxProcessor({
  language: "php",
  grammar: "php",
  endings: [".php"],
  separator: "::",
  kinds: {
    namespace_definition: "namespace",
    class_declaration: "class",
    interface_declaration: "interface",
    trait_declaration: "trait",
    enum_declaration: "enum",
    function_definition: "function",
    method_declaration: "method",
  },
});
