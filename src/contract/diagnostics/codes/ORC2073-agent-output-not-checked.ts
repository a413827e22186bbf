import { defineDiagnostic } from "../diagnostic.ts";

export const agentOutputNotChecked = defineDiagnostic<{ readonly task: string }>({
  code: "ORC2073",
  title: "Nothing can be compared with a schema",
  severity: "error",
  message: ({ task }) => `The output of ${task} cannot be compared with its JSON Schema.`,
  help: () =>
    "Correct the schema: draft 2020-12, without references to other documents ($ref to #/$defs/… is fine).",
  explanation: `
What a model gives as its result is compared with \`output\` before any other task gets it. A schema with a keyword of the
wrong form, or with a reference to a document that is not there, compares nothing.
`,
});
