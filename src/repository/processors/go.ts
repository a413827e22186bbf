import type { Node } from "web-tree-sitter";
import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const go = syntaxProcessor({
  language: "go",
  grammar: "go",
  endings: [".go"],
  kinds: {
    function_declaration: "function",
    method_declaration: "method",
    type_declaration: "type",
    const_declaration: "constant",
    var_declaration: "variable",
  },
  nameOf: (node) => {
    if (node.type === "method_declaration") return methodName(node);
    const specification = node.namedChildren.find(({ type }) => type.endsWith("_spec"));
    return specification?.childForFieldName("name")?.text;
  },
});

/** `func (s *Server) Close()` is Server.Close. */
function methodName(node: Node): string | undefined {
  const name = node.childForFieldName("name")?.text;
  const receiver = /(\w+)(?:\[[^\]]*\])?\s*\)$/.exec(
    node.childForFieldName("receiver")?.text ?? "",
  );
  return receiver?.[1] === undefined || name === undefined ? name : `${receiver[1]}.${name}`;
}
