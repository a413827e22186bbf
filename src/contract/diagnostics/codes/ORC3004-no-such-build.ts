import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchBuild = defineDiagnostic<{
  readonly name: string;
  readonly nearest?: string | undefined;
  readonly known: readonly string[];
}>({
  code: "ORC3004",
  title: "There is no plan or build with this name",
  severity: "error",
  message: ({ name }) => `There is no plan or build "${name}".`,
  help: ({ nearest, known }) => {
    if (nearest !== undefined) return `Did you mean "${nearest}"?`;
    return known.length === 0
      ? 'There are none yet. Make one with: orchc plan "..."'
      : `There are: ${known.join(", ")}.`;
  },
  explanation: `
Plans and builds are in the generated folder of the workspace, one folder per name:
\`generated/<name>/plan.json\`, and beside it, once built, the scripts and \`manifest.json\`.
`,
});
