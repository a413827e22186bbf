import { defineDiagnostic } from "../diagnostic.ts";

export const sourcesOfOneName = defineDiagnostic<{
  readonly name: string;
  readonly files: readonly string[];
}>({
  code: "ORC1030",
  title: "Several files have the name of a query or plan",
  severity: "error",
  message: ({ name, files }) => `${name} can be ${files.join(" or ")}.`,
  help: ({ files }) => `Give the file: orchc plan queries/${files[0]}. Or rename one of them.`,
  explanation: `
A name stands for one file of the queries folder: \`sales.query.md\`, \`sales.plan.yaml\`, \`sales.plan.yml\` or
\`sales.plan.json\`. Where several of them are there, orchc does not choose. Both would also be built into
\`generated/sales/\`, one over the other, unless one of them says another \`name\`.
`,
});
