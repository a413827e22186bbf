import { defineDiagnostic } from "../diagnostic.ts";

export const frontMatterNotClosed = defineDiagnostic<void>({
  code: "ORC1007",
  title: "The front matter of a query file is not closed",
  severity: "error",
  message: () => "The file begins with ---, but no second line of --- closes its front matter.",
  help: () => "Put a line of three dashes between the settings and the query.",
  explanation: `
A query file has two parts: settings between two lines of \`---\` (the front matter, YAML), and below them the query.

\`\`\`markdown
---
params:
  coin: bitcoin
---
Compare the price of {coin} over the last 30 days.
\`\`\`

The front matter may be left out; then the whole file is the query.
`,
});
