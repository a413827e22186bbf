import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const cSharp = syntaxProcessor({
  language: "csharp",
  grammar: "c-sharp",
  endings: [".cs"],
  kinds: {
    namespace_declaration: "namespace",
    class_declaration: "class",
    struct_declaration: "struct",
    record_declaration: "record",
    interface_declaration: "interface",
    enum_declaration: "enum",
    delegate_declaration: "delegate",
    method_declaration: "method",
    constructor_declaration: "constructor",
    property_declaration: "property",
  },
});
