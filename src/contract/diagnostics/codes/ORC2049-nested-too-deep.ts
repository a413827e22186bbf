import { defineDiagnostic } from "../diagnostic.ts";

export const nestedTooDeep = defineDiagnostic<{
  readonly task: string;
  readonly depth: number;
  readonly limit: number;
}>({
  code: "ORC2049",
  title: "Tasks stand within too many others",
  severity: "error",
  strictness: { lenient: "warning" },
  message: ({ task, depth, limit }) =>
    `${task} stands within ${depth} others, and ${limit} is the limit.`,
  help: () =>
    "Put the inner tasks before the outer ones where they do not depend on them, or raise limits.planDepth in orchc.config.yaml.",
  explanation: `
Tasks within tasks within tasks are hard to read and to check. The limit is \`limits.planDepth\`, 8 unless configured.
Tasks of a plan that is used as a task count from there.
`,
});
