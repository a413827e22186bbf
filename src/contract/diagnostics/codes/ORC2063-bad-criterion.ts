import { defineDiagnostic } from "../diagnostic.ts";

export const badCriterion = defineDiagnostic<{
  readonly text: string;
  /** "it ends where a value is expected". */
  readonly problem: string;
}>({
  code: "ORC2063",
  title: "A criterion cannot be checked as it is written",
  severity: "error",
  message: ({ text, problem }) => `The criterion "${text}" cannot be checked: ${problem}.`,
  help: () =>
    "Write it as a condition over output, such as output.rows.length > 0, or as a sentence without a field of output.",
  explanation: `
\`criteria\` of a task say what has to hold for its output. One that reads \`output\` (\`output.rows.length > 0\`) is a
condition as \`when\` of a conditional is, over the name \`output\` alone; it is checked as soon as the task
has returned, and when it is false the task has failed (ORC3030). Every other one is text for a person: it is listed, and
said not to be checked.
`,
});
