import { defineDiagnostic } from "../diagnostic.ts";

export const mcpWitnessWidened = defineDiagnostic<{
  readonly tool: string;
  /** `hello (u1.ts)`. */
  readonly builds: readonly string[];
}>({
  code: "ORC7028",
  title: "The inferred type of a tool's results became wider",
  severity: "warning",
  message: ({ tool, builds }) =>
    `Results of ${tool} have another shape than those before, so its type became wider. ${builds.length === 0 ? "No build stands on it." : `Scripts that stand on it: ${builds.join(", ")}.`}`,
  help: ({ builds }) =>
    builds.length === 0
      ? "Read the module of the tool before you commit it."
      : "Build them again: a plan that relied on the narrower type does not pass the type check (orchc drift says which).",
  explanation: `
The output type of a tool whose server does not say what it gives is inferred from results that were seen. A result of
another shape does not fit it: a run that meets one fails that task rather than pass on a value of a wrong type, and keeps
the shape. \`orchc tools --witness\` widens the type so that it fits both. Scripts were checked against the narrower one.
`,
});
