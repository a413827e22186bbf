import { defineDiagnostic } from "../diagnostic.ts";

export const phrasingRefused = defineDiagnostic<{ readonly reasons: readonly string[] }>({
  code: "ORC5004",
  title: "The model's wording of the answer is not used",
  severity: "warning",
  message: ({ reasons }) => `The model's wording was not used: ${reasons.join("; ")}.`,
  help: () =>
    "The answer consists of the tools' own statements. To not ask the model, set answer.phrase to rules in orchc.config.yaml.",
  explanation: `
A model may word the answer, but not add to it. Its text is used only when

- each paragraph and each item of a list names the task that it comes from (\`[t1]\`),
- it names no task that has no output, and
- every number in it is in the data of the tasks that it names.

Otherwise the answer is made of the statements of the tools, as without a model.
`,
});
