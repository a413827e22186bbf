import { defineDiagnostic } from "../diagnostic.ts";

export const phrasingRefused = defineDiagnostic<{ readonly reasons: readonly string[] }>({
  code: "ORC5004",
  title: "The model's wording of the answer is not used",
  severity: "warning",
  message: ({ reasons }) => `The model's wording was not used: ${reasons.join("; ")}.`,
  help: () =>
    "The answer consists of the tools' own statements. To not ask the model, set answer.phrase to rules in orchc.config.yaml.",
  explanation: `
A model may word the answer, but not add to it. Its text is used only when each sentence names the tasks that it comes
from, and says what those have returned and no others:

- every number, in digits or in words, is in their outputs, and is said of the row that has it;
- every name, file and quoted text is there;
- what is called the highest, more, first or risen is that, in the rows of the output;
- it gives no reason, guess or advice, and denies nothing, unless a tool states that.

A wording that does not hold goes back to the model once, with the reasons. Where that does not help the answer is made of the statements of the tools, as without a model.
`,
});
