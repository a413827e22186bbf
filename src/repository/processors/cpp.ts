import type { Node } from "web-tree-sitter";
import { syntaxProcessor } from "../syntax/syntax-processor.ts";

/** C too, as far as it is what C++ is. */
export const cpp = syntaxProcessor({
  language: "cpp",
  grammar: "cpp",
  endings: [".cpp", ".cc", ".cxx", ".hpp", ".hh", ".hxx", ".c", ".h"],
  separator: "::",
  kinds: {
    function_definition: "function",
    class_specifier: "class",
    struct_specifier: "struct",
    union_specifier: "union",
    enum_specifier: "enum",
    namespace_definition: "namespace",
    alias_declaration: "type",
    type_definition: "type",
    preproc_function_def: "macro",
  },
  holders: ["linkage_specification", "declaration_list", "preproc_ifdef", "preproc_if"],
  wrappers: ["template_declaration"],
  nameOf: (node) => declared(node.childForFieldName("declarator")),
});

/** The name within `*name(…)` and the like. */
function declared(declarator: Node | null): string | undefined {
  let node = declarator;
  while (node !== null) {
    const inner: Node | null = node.childForFieldName("declarator");
    if (inner === null) return node.text;
    node = inner;
  }
  return undefined;
}
