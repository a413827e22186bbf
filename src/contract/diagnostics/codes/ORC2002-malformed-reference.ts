import { defineDiagnostic } from "../diagnostic.ts";

export const malformedReference = defineDiagnostic<{ readonly reference: string }>({
  code: "ORC2002",
  title: "A reference is malformed",
  severity: "error",
  message: ({ reference }) => `"${reference}" is not a reference.`,
  help: () =>
    'Write a task id, then fields and indexes: "t1.rows[0].price". For data that only looks like a reference, use {"$literal": ...}.',
  explanation: `
A reference is \`{"$ref": "TASK.field[0].field"}\`: the id of a task, then names of fields after a dot
and positions in brackets. It contains no expressions, wildcards or quotes.

Data that happens to have a key \`$ref\` is written as \`{"$literal": {"$ref": "..."}}\`.
`,
});
