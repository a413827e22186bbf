/** What JavaScript and TypeScript declare; both grammars have the same names for it. */
import type { Node } from "web-tree-sitter";
import type { Declarations } from "./declarations.ts";

/** Functions of test runners whose first argument names what follows. */
const TESTS = new Set(["describe", "test", "it", "suite", "context"]);
const FUNCTIONS = new Set(["arrow_function", "function_expression", "generator_function"]);

export const javascriptDeclarations: Declarations = {
  kinds: {
    function_declaration: "function",
    generator_function_declaration: "function",
    function_signature: "function",
    class_declaration: "class",
    abstract_class_declaration: "class",
    interface_declaration: "interface",
    type_alias_declaration: "type",
    enum_declaration: "enum",
    internal_module: "namespace",
    module: "namespace",
    method_definition: "method",
    abstract_method_signature: "method",
    lexical_declaration: "constant",
    variable_declaration: "variable",
    expression_statement: "test",
  },
  wrappers: ["export_statement", "ambient_declaration"],
  nameOf: (node) => declarator(node)?.childForFieldName("name")?.text ?? testOf(node)?.name,
  bodyOf: (node) =>
    testOf(node)?.body ??
    declarator(node)?.childForFieldName("value")?.childForFieldName("body") ??
    null,
  kindOf(node, kind) {
    if (kind === "test") {
      const isNamespace = node.namedChild(0)?.type === "internal_module";
      return testOf(node) === undefined || isNamespace ? undefined : kind;
    }
    const declared = declarator(node);
    if (declared === undefined) return kind;
    if (FUNCTIONS.has(declared.childForFieldName("value")?.type ?? "")) return "function";
    // A variable within a function is nothing to look for.
    return isAtTop(node) ? kind : undefined;
  },
};

function declarator(node: Node): Node | undefined {
  if (node.type !== "lexical_declaration" && node.type !== "variable_declaration") return undefined;
  return node.namedChildren.find(({ type }) => type === "variable_declarator");
}

function isAtTop(node: Node): boolean {
  const parent = node.parent?.type === "export_statement" ? node.parent.parent : node.parent;
  return parent?.type === "program";
}

/** `describe("…", () => { … })`, also `test.each(…)("…", …)`. */
function testOf(node: Node): { readonly name: string; readonly body: Node | null } | undefined {
  const call = node.namedChild(0);
  if (node.type !== "expression_statement" || call?.type !== "call_expression") return undefined;
  const called = call.childForFieldName("function")?.text ?? "";
  if (!TESTS.has(/^\w+/.exec(called)?.[0] ?? "")) return undefined;
  const [title, ...others] = call.childForFieldName("arguments")?.namedChildren ?? [];
  if (title === undefined || !title.type.endsWith("string")) return undefined;
  const body = others.find(({ type }) => FUNCTIONS.has(type))?.childForFieldName("body") ?? null;
  return { name: title.text.slice(1, -1), body };
}
