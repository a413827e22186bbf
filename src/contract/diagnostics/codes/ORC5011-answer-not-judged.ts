import { defineDiagnostic } from "../diagnostic.ts";

export const answerNotJudged = defineDiagnostic<{ readonly reason: string }>({
  code: "ORC5011",
  title: "The model did not judge the answer",
  severity: "warning",
  message: ({ reason }) => `The model did not judge whether the answer is complete: ${reason}`,
  help: () =>
    "The answer stands, with the checks that need no model. orchc doctor checks whether the model can be reached; answer.judge: false in orchc.config.yaml leaves this out.",
  explanation: `
A model that words the answer (\`answer.phrase: model\`) is asked once more whether the answer has all that the request
asks for, and asking it failed. The run and its answer are not affected.
`,
});
