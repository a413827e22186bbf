import { defineDiagnostic } from "../diagnostic.ts";

export const yamlSyntax = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC1002",
  title: "A file is not valid YAML",
  severity: "error",
  message: ({ reason }) => `This is not valid YAML: ${reason}`,
  help: () =>
    "Indent with spaces, the same number at each level; put a space after each colon; quote text that holds `: ` or starts with one of @ ` * & ! % { [.",
  explanation: `
The configuration (\`orchc.config.yaml\`, \`orchc.local.yaml\`) and the front matter of query files are YAML 1.2.
The place is where the parser gave up; the mistake is there or in the line above.

\`\`\`yaml
limits:
  maxParallel: 4
  retries:2        # no space after the colon: this is not a key
\`\`\`
`,
});
