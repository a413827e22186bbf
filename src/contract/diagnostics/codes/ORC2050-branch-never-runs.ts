import { defineDiagnostic } from "../diagnostic.ts";

export const branchNeverRuns = defineDiagnostic<{
  readonly condition: string;
  readonly is: boolean;
  /** Ids of the tasks that never run. */
  readonly tasks: readonly string[];
}>({
  code: "ORC2050",
  title: "A branch can never run",
  severity: "warning",
  strictness: { strict: "error", lenient: "note" },
  message: ({ condition, is, tasks }) =>
    `The condition "${condition}" is always ${is}, so ${tasks.join(", ")} can never run.`,
  help: () => "Correct the condition, or remove it together with what never runs.",
  explanation: `
Nothing that the plan computes can change the condition: it names nothing, or what it names does not matter
(\`t1.count > 5 || true\`). One of its branches never runs, which is hardly what was meant.
`,
});
