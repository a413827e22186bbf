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
    "Say which one is meant: name the column, or put the words in the order of one of them.",
  explanation: `
The words of the query, and what is known of the data, speak for two plans almost equally, and their results differ.
An answer to the wrong one would look as sure as the right one, so none is given.

Each reading stands in the message in words, as the planner would carry it out. Say the query so that one of them is
left: name the column that is meant, say "for each", or say what comes first.
`,
});
