import { defineDiagnostic } from "../diagnostic.ts";

export const phrasingFailed = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC5005",
  title: "The model did not word the answer",
  severity: "warning",
  message: ({ reason }) => `The model did not word the answer: ${reason}`,
  help: () =>
    "The answer consists of the tools' own statements. orchc doctor checks whether the model can be reached.",
  explanation: `
The answer was to be worded by the model (\`answer.phrase: model\`), and asking it failed. The run itself is not
affected: all outputs are stored, and the answer is made of the statements of the tools.
`,
});
