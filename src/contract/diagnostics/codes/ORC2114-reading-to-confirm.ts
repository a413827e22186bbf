import { defineDiagnostic } from "../diagnostic.ts";

export const readingToConfirm = defineDiagnostic<{
  readonly text: string;
  /** In words, the likeliest first. */
  readonly readings: readonly string[];
}>({
  code: "ORC2114",
  title: "A question of a form that has not been checked",
  severity: "error",
  message: ({ text, readings: [first = "", ...others] }) =>
    `"${text}" is read as: ${first}.${others.map((one, at) => ` Or, ${at + 2}: ${one}.`).join("")} Whether that is what is meant is not known: no answer to a question put like this has been checked.`,
  help: ({ readings }) =>
    `If it is: --reading 1, or reading: 1 in the front matter of the query file${readings.length > 1 ? "; the second one: --reading 2" : ""}. If not, say it in a plainer way: one question a sentence, columns by their names.`,
  explanation: `
Words can be put together in more ways than anybody has tried. orchc answers at once where questions of the same form,
that is with the same kinds of conditions, measures, groups and order in the same places, have been asked before and their
answers were compared with what is right. Otherwise it says how it reads the question, in words, as it would carry it
out, and somebody has to agree.

- On a terminal, \`orchc plan\` and \`orchc run\` ask.
- \`--reading 1\` agrees; where a second reading is given, \`--reading 2\` takes that.
- In a query file it is written into the front matter: \`reading: 1\`.
- Or ask in a plainer way: one question a sentence, columns by their names, conditions behind what is asked.

That somebody has agreed stands in the notes of the plan and of every answer.
`,
});
