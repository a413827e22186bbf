import { defineDiagnostic } from "../diagnostic.ts";

export const planNotValid = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC2015",
  title: "A plan file is not valid",
  severity: "error",
  message: ({ reason }) => `The plan cannot be read: ${reason}.`,
  help: () =>
    "Fix the places named, or plan again with orchc plan. An editor that knows schemas/plan.schema.json shows such mistakes while typing.",
  explanation: `
\`plan.json\` may be edited by hand; it has to stay valid JSON and follow \`plan.schema.json\`. A \`*.plan.json\` that a
person wrote has to be JSON too, which has no comments: write \`*.plan.yaml\` for a file with comments.
The message names the first places where it does not.
`,
});
