import { defineDiagnostic } from "../diagnostic.ts";

export const commandNotListed = defineDiagnostic<{
  readonly command: string;
  readonly listed: readonly string[];
}>({
  code: "ORC2017",
  title: "A command is not allowed in this workspace",
  severity: "error",
  message: ({ command }) => `The command "${command}" is not allowed in this workspace.`,
  help: ({ command, listed }) =>
    `Add it to shell.commands in orchc.config.yaml (now: ${listed.join(", ") || "none"}) if "${command}" may be run by plans.`,
  explanation: `
A command that a plan names, rather than a tool's author, is started only when the workspace's
configuration lists it:

\`\`\`yaml
shell:
  commands: [npm, make]
\`\`\`
`,
});
