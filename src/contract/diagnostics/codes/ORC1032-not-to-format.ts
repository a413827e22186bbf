import { defineDiagnostic } from "../diagnostic.ts";

export const notToFormat = defineDiagnostic<{ readonly file: string }>({
  code: "ORC1032",
  title: "A file is none that orchc formats",
  severity: "error",
  message: ({ file }) => `${file} is no query file or plan file.`,
  help: () => "orchc fmt formats *.query.md, *.plan.yaml, *.plan.yml and *.plan.json.",
  explanation: `
\`orchc fmt\` formats the front matter of query files, and plans that a person writes. \`plan.json\` and the scripts below
\`generated/\` are written by orchc, which lays them out by itself.
`,
});
