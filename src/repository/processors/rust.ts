import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const rust = syntaxProcessor({
  language: "rust",
  grammar: "rust",
  endings: [".rs"],
  separator: "::",
  kinds: {
    function_item: "function",
    function_signature_item: "function",
    struct_item: "struct",
    enum_item: "enum",
    union_item: "union",
    trait_item: "trait",
    impl_item: "impl",
    mod_item: "module",
    type_item: "type",
    const_item: "constant",
    static_item: "constant",
    macro_definition: "macro",
  },
  comments: ["line_comment", "block_comment", "attribute_item"],
  nameOf: (node) => (node.type === "impl_item" ? node.childForFieldName("type")?.text : undefined),
});
