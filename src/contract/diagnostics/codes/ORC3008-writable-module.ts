import { defineDiagnostic } from "../diagnostic.ts";

export const writableModule = defineDiagnostic<{ readonly file: string }>({
  code: "ORC3008",
  title: "A module lies where tools may write",
  severity: "error",
  message: ({ file }) => `${file} is loaded by a script, and lies where tools may write.`,
  help: () =>
    "Move the module to another folder, or leave its folder out of `write` in orchc.config.yaml.",
  explanation: `
A tool that may write a file which is loaded as code could make the next run, the next plan and the next \`orchc verify\` do
what was never reviewed. So no module of a tool, nor what it imports from the workspace, may lie in a place that the
configuration lists in \`write\`. Modules in the folder of agents are never in danger: no tool may write there.
`,
});
