import { defineDiagnostic } from "../diagnostic.ts";

export const yamlSyntax = defineDiagnostic<{
  readonly reason: string;
  /** Whether a key is there twice: then nothing is wrong with how it is written. */
  readonly isDuplicate?: boolean;
}>({
  code: "ORC1002",
  title: "A file is not valid YAML",
  severity: "error",
  message: ({ reason }) => `This is not valid YAML: ${reason}`,
  help: ({ isDuplicate = false }) =>
    isDuplicate
      ? "This key is above already, in the same group: keep one of the two."
      : "Indent with spaces, the same number at each level; put a space after each colon; quote text that holds `: ` or starts with one of @ ` * & ! % { [.",
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
