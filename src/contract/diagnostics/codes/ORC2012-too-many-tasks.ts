import { defineDiagnostic } from "../diagnostic.ts";

export const tooManyTasks = defineDiagnostic<{ readonly tasks: number; readonly limit: number }>({
  code: "ORC2012",
  title: "The plan has more tasks than allowed",
  severity: "error",
  strictness: { lenient: "warning" },
  message: ({ tasks, limit }) => `The plan has ${tasks} tasks; the limit is ${limit}.`,
  help: ({ tasks }) =>
    `Ask for less at once, or raise the limit: --max-tasks ${tasks}, or limits.maxTasks in orchc.config.yaml.`,
  explanation: `
\`--max-tasks\` (or \`limits.maxTasks\`) bounds how many tasks a plan may have, so that a request that
was understood too broadly is noticed before it incurs any cost.
`,
});
