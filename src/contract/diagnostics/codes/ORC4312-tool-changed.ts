import { defineDiagnostic } from "../diagnostic.ts";

export const toolChanged = defineDiagnostic<{
  readonly tool: string;
  readonly built: string;
  readonly found: string;
}>({
  code: "ORC4312",
  title: "The version of a tool differs from the build",
  severity: "error",
  message: ({ tool, built, found }) =>
    `${tool} has version ${found}; the build was made with ${built}.`,
  help: () => "Build again: orchc build NAME.",
  explanation: `
The manifest fixes the version of every tool, because a new version may give other outputs for the same input.
`,
});
