import { defineDiagnostic } from "../diagnostic.ts";

export const omissionNotMentioned = defineDiagnostic<{
  readonly task: string;
  readonly title: string;
  readonly what: string;
}>({
  code: "ORC5003",
  title: "The answer does not mention a part that is missing",
  severity: "warning",
  message: ({ task, title, what }) => `The answer does not say that ${task} (${title}) ${what}.`,
  help: () => "Treat the answer as incomplete; report.html lists every task with its status.",
  explanation: `
An answer that leaves out what failed, was skipped or came back empty looks complete when it is not. So each such
task must be named in it with its marker, for example \`[t3]\`.
`,
});
