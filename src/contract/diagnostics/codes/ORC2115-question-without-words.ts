import { excerptOf } from "../excerpt.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const questionWithoutWords = defineDiagnostic<{
  /** As they stand in the query. */
  readonly words: string;
  /** The rest of a sentence: why nothing takes them. */
  readonly reason: string;
  /** What is asked without them, in words, the likeliest first. */
  readonly readings: readonly string[];
  /** What may have been meant. */
  readonly nearest?: string;
}>({
  code: "ORC2115",
  title: "A question that is understood but for some words",
  severity: "error",
  message: ({ words, reason, readings: [first = "", ...others] }) =>
    `"${excerptOf(words)}" is not used: ${reason}. Without it, this is asked: ${first}.${others.map((one, at) => ` Or, ${at + 2}: ${one}.`).join("")}`,
  help: ({ nearest, readings }) =>
    `${nearest === undefined ? "" : `Did you mean "${nearest}"? `}If that is what is meant, and the word adds nothing to it: --reading 1, or reading: 1 in the front matter of the query file${readings.length > 1 ? "; the second one: --reading 2" : ""}. If not, name the column or value that is meant.`,
  explanation: `
Every word of a question has to be accounted for: by a column, a value, or because it adds nothing. The word that is
marked is none of these. It may say what the rest says already ("which crew *worked* the most hours"), or it may be half of
the question ("the hours of *apprentices*"): which of the two it is, only somebody who knows the data can say. So the
question is not planned; what it is without the word is shown, in words, as it would be carried out.

- On a terminal, \`orchc plan\` and \`orchc run\` ask.
- \`--reading 1\` goes on without the word. In a query file it is written into the front matter: \`reading: 1\`.
- Or name the column or value that is meant.

That the word was left out stands in the notes of the plan and of every answer.
`,
});
