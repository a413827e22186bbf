import { defineDiagnostic } from "../diagnostic.ts";

export const computedImport = defineDiagnostic<{ readonly text: string }>({
  code: "ORC3007",
  title: "A module is imported by a name that only the run knows",
  severity: "error",
  message: ({ text }) =>
    `${text.length > 80 ? `${text.slice(0, 79)}…` : text} imports what only the run knows.`,
  help: () =>
    'Write the names of the modules out, each in an import of its own: import("./one.ts"). Read data by node:fs, with a `read` permission.',
  explanation: `
The manifest of a build has the hash of every module of the workspace that its scripts load, so that what runs is what was
reviewed. A module whose name is computed cannot be among them. When a build runs, a script loads no file of the workspace
that its manifest does not name.

\`\`\`ts
const { run } = await import(\`./formats/\${name}.ts\`); // refused

const formats = { csv: () => import("./formats/csv.ts"), json: () => import("./formats/json.ts") };
\`\`\`
`,
});
