import { defineDiagnostic } from "../diagnostic.ts";

export const malformedReference = defineDiagnostic<{ readonly reference: string }>({
  code: "ORC2002",
  title: "A reference is malformed",
  severity: "error",
  message: ({ reference }) => `"${reference}" is not a reference.`,
  help: () =>
    'Write a task id, then fields and indexes: "t1.rows[0].price", and t1["total price"] for a field whose name is no plain word. For data that only looks like a reference, use {"$literal": ...}.',
  explanation: `
A reference is \`{"$ref": "TASK.field[0].field"}\`: the id of a task, then names of fields after a dot
and positions in brackets. A name with other characters than letters, digits, \`_\` and \`$\` stands in brackets and quotes
as in JSON: \`t1["total price"]\`. It contains no expressions and no wildcards.

Data that happens to have a key \`$ref\` is written as \`{"$literal": {"$ref": "..."}}\`.
`,
});
