import { defineDiagnostic } from "../diagnostic.ts";

export const unknownProfile = defineDiagnostic<{
  readonly name: string;
  readonly known: readonly string[];
  readonly nearest?: string | undefined;
}>({
  code: "ORC2061",
  title: "There is no profile of that name",
  severity: "error",
  message: ({ name }) => `There is no profile "${name}".`,
  help: ({ known, nearest }) =>
    nearest === undefined
      ? `Use one of ${known.join(", ")}, or define it in orchc.config.yaml, under profiles.`
      : `Did you mean "${nearest}"?`,
  explanation: `
Every workspace has the profiles \`conservative\`, \`balanced\` and \`aggressive\`. Its configuration may define more, or
change these:

\`\`\`yaml
profiles:
  nightly: { maxParallel: 1, retries: 5, optional: all, budget: { usd: 0.5 } }
\`\`\`

See docs/profiles.md.
`,
});
