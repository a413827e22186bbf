import { defineDiagnostic } from "../diagnostic.ts";

export const loopNotPlanned = defineDiagnostic<{
  readonly text: string;
  /** Ends a sentence that begins with the words. */
  readonly reason: string;
}>({
  code: "ORC2091",
  title: "The planner without a model does not understand a repetition",
  severity: "error",
  message: ({ text, reason }) => `"${text}" is a repetition that is not planned: ${reason}.`,
  help: () =>
    'Say it as one sentence: "for each csv file in data, count its rows", "for each row of data/cities.csv, … its city", "for each of a.md and b.md, summarise it"; or write a plan file with a loop (docs/plans-by-hand.md).',
  explanation: `
The planner without a model makes a loop of a request that says in full what is gone over (files of a folder by their
kind, rows of a data file, a list that the request names) and what is done for each, with a word for the item in every
part of it. What is done is planned for some of the items that there are, and has to be the same call for all of them.
What changes something, or is the same for every item, is not repeated: who means it writes a plan file, where a task of
kind \`loop\` says so (docs/plan.md, "loop").
`,
});
