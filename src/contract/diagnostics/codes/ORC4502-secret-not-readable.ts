import { defineDiagnostic } from "../diagnostic.ts";

export const secretNotReadable = defineDiagnostic<{
  readonly name: string;
  readonly why: string;
}>({
  code: "ORC4502",
  title: "A secret cannot be read",
  severity: "error",
  message: ({ name, why }) => `The secret ${name} cannot be read: ${why}.`,
  help: ({ name }) =>
    `Put it where secrets.${name} of orchc.config.yaml says that it is, or correct that.`,
  explanation: `
Secrets are read when a run begins, before any script starts, from where the workspace says that they are:

\`\`\`yaml
secrets:
  EXAMPLE_KEY:
    env: EXAMPLE_API_KEY # or file: path, or command: [pass, show, example]
    hosts: [api.example.org]
\`\`\`

A command is started in the workspace, without a shell, with your own environment and terminal; the first line that it
prints is the secret.
`,
});
