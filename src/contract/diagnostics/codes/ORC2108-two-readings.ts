import { defineDiagnostic } from "../diagnostic.ts";

export const twoReadings = defineDiagnostic<{
  readonly text: string;
  /** In words, the likeliest first. */
  readonly readings: readonly string[];
}>({
  code: "ORC2108",
  title: "Two readings that are as likely and give different results",
  severity: "error",
  message: ({ text, readings }) =>
    `"${text}" can be read in ${readings.length} ways: ${readings.map((one, at) => `${at + 1}: ${one}`).join("; ")}.`,
  help: () =>
    "Choose one: --reading 1, or reading: 1 in the front matter of the query file, takes the first. Or say which one is meant: name the column.",
  explanation: `
The words of the query, and what is known of the data, speak for two plans almost equally, and their results differ.
An answer to the wrong one would look as sure as the right one, so none is given.

Each reading stands in the message in words, as the planner would carry it out.

- On a terminal, \`orchc plan\` and \`orchc run\` ask which one is meant.
- \`--reading 2\` takes the second one. Where several questions of a query can be read in several ways, the choices are
  given in their order: \`--reading 2 --reading 1\`.
- In a query file the choice is written into the front matter: \`reading: 2\`, or \`reading: [2, 1]\`.
- Or say the query so that one reading is left: name the column that is meant, say "for each", or say what comes first.

The choice stands in the notes of the plan and of every answer.
`,
});
