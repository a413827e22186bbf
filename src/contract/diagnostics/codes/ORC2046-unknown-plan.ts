import { defineDiagnostic } from "../diagnostic.ts";

export const unknownPlan = defineDiagnostic<{
  readonly name: string;
  /** Why it cannot be read, when it is there. */
  readonly reason?: string | undefined;
  readonly nearest?: string | undefined;
}>({
  code: "ORC2046",
  title: "A task names a plan that cannot be used",
  severity: "error",
  message: ({ name, reason }) =>
    reason === undefined
      ? `The workspace has no plan "${name}".`
      : `The plan "${name}" cannot be used as a task: ${reason}.`,
  help: ({ name, reason, nearest }) => {
    if (reason !== undefined) return `Correct generated/${name}/plan.json.`;
    return nearest === undefined
      ? "orchc ls lists the plans; a plan stands in generated/<name>/plan.json."
      : `Did you mean "${nearest}"?`;
  },
  explanation: `
A task of kind \`plan\` runs another plan of the workspace, \`generated/<name>/plan.json\`. Its tasks then run one after
the other, so none of them may wait for the failure of another.
`,
});
