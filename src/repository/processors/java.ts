import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const java = syntaxProcessor({
  language: "java",
  grammar: "java",
  endings: [".java"],
  kinds: {
    class_declaration: "class",
    interface_declaration: "interface",
    enum_declaration: "enum",
    record_declaration: "record",
    annotation_type_declaration: "annotation",
    method_declaration: "method",
    constructor_declaration: "constructor",
  },
  holders: ["enum_body_declarations"],
  comments: ["line_comment", "block_comment"],
});
