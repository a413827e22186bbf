import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const powershell = syntaxProcessor({
  language: "powershell",
  grammar: "powershell",
  endings: [".ps1", ".psm1"],
  kinds: { function_statement: "function", class_statement: "class" },
  holders: ["statement_list"],
  nameOf: (node) =>
    node.namedChildren.find(({ type }) => type === "function_name" || type === "simple_name")?.text,
});
