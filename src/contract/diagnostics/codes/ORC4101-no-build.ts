import { defineDiagnostic } from "../diagnostic.ts";

export const noBuild = defineDiagnostic<{ readonly folder: string; readonly name: string }>({
  code: "ORC4101",
  title: "There is no build",
  severity: "error",
  message: ({ folder }) => `There is no build in ${folder}.`,
  help: ({ name }) =>
    `Build it first: orchc build ${name}. Without a name, orchc verify lists what is there.`,
  explanation: `
What runs is a build: the folder below \`generated\` with the scripts and \`manifest.json\` that \`orchc build\` wrote.
The folder does not exist, or holds no \`manifest.json\`.
`,
});
