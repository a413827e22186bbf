import { defineDiagnostic } from "../diagnostic.ts";

export const secretNotDefined = defineDiagnostic<{
  readonly name: string;
  readonly defined: readonly string[];
}>({
  code: "ORC4501",
  title: "A secret is not defined in this workspace",
  severity: "error",
  message: ({ name }) =>
    `A tool of this build needs the secret ${name}, which this workspace does not define.`,
  help: ({ name, defined }) =>
    `Add ${name} to secrets in orchc.config.yaml, with where it is and which hosts it may go to (now: ${defined.join(", ") || "none"}).`,
  explanation: `
A tool names the secrets that its service asks for; the workspace says where they are and where they may go:

\`\`\`yaml
secrets:
  EXAMPLE_KEY:
    env: EXAMPLE_API_KEY # or file: path, or command: [pass, show, example]
    hosts: [api.example.org]
\`\`\`

The host adds it to requests of that tool to these hosts: as \`authorization: Bearer …\` unless \`header\`, \`prefix\` or
\`query\` say otherwise. No script sees it, and it is masked in logs, errors and outputs.
`,
});
