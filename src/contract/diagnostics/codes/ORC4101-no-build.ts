import { defineDiagnostic } from "../diagnostic.ts";

export const noBuild = defineDiagnostic<{
  readonly folder: string;
  readonly name: string;
  /** Whether the folder holds a plan that could be built. */
  readonly planned: boolean;
  readonly nearest?: string | undefined;
  /** Names of the builds beside it. */
  readonly known: readonly string[];
}>({
  code: "ORC4101",
  title: "There is no build",
  severity: "error",
  message: ({ folder }) => `There is no build in ${folder}.`,
  help: ({ name, planned, nearest, known }) => {
    if (planned) return `Build it first: orchc build ${name}.`;
    if (nearest !== undefined) return `Did you mean "${nearest}"?`;
    return known.length === 0
      ? 'There are none yet. Make a plan with: orchc plan "...", and build it with: orchc build NAME.'
      : `There are: ${known.join(", ")}.`;
  },
  explanation: `
What runs is a build: the folder below \`generated\` with the scripts and \`manifest.json\` that \`orchc build\` wrote.
The folder does not exist, or holds no \`manifest.json\`: its name is another one, or its plan has not been built yet.
`,
});
