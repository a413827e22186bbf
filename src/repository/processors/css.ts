import { syntaxProcessor } from "../syntax/syntax-processor.ts";

export const css = syntaxProcessor({
  language: "css",
  grammar: "css",
  endings: [".css"],
  kinds: { rule_set: "rule", keyframes_statement: "keyframes" },
  nameOf: (node) => node.namedChild(0)?.text,
});
