import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchTemplate = defineDiagnostic<{
  /** As it was written: `report`, `report@3`. */
  readonly name: string;
  readonly nearest?: string;
  /** What there is: names, or versions when the name is one of them. */
  readonly known: readonly string[];
}>({
  code: "ORC1033",
  title: "The template does not exist",
  severity: "error",
  message: ({ name }) => `There is no template ${name}.`,
  help: ({ nearest, known }) =>
    `${nearest === undefined ? "" : `Did you mean ${nearest}? `}${
      known.length === 0
        ? "There are none yet: orchc template save NAME keeps a plan as one."
        : `There are: ${known.join(", ")}.`
    }`,
  explanation: `
A template is a saved plan with parameters. It stands in the workspace, as \`templates/NAME@VERSION.plan.yaml\`, and in
the store, where every workspace that uses the same database finds it. \`orchc template ls\` lists both.

\`NAME\` alone is the newest version; \`NAME@2\` the second.
`,
});
