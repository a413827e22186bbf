import { defineDiagnostic } from "../diagnostic.ts";

export const readingNotThere = defineDiagnostic<{
  /** As chosen, from 1. */
  readonly chosen: readonly number[];
  /** How many readings each question has that has several, in order. */
  readonly readings: readonly number[];
}>({
  code: "ORC2111",
  title: "A reading is chosen that the query does not have",
  severity: "error",
  message: ({ chosen, readings }) => {
    const at = chosen.findIndex((number, i) => number < 1 || number > (readings[i] ?? 0));
    const number = chosen[at] ?? 0;
    const count = readings[at];
    return count === undefined
      ? `Reading ${number} is chosen, and nothing ${at === 0 ? "" : "else "}in the query can be read in several ways.`
      : `Reading ${number} is chosen, and there ${count === 1 ? "is only one" : `are only ${count}`}.`;
  },
  help: ({ chosen, readings }) =>
    chosen.length > readings.length
      ? "Leave out --reading, and `reading` in the front matter of the query file, and look at the plan: what the choice was made between is not there any more."
      : "Leave out --reading, and `reading` in the front matter of the query file: then the readings are shown.",
  explanation: `
\`--reading 2\`, or \`reading: 2\` in the front matter of a query file, chooses between readings of a query that are as
likely ([ORC2108](ORC2108-two-readings.ts)). There is no reading of that number, or just one: the words of the query, the
columns of the data or the tools have changed since the choice was made, so it may mean something else now.

Plan without the choice, and choose again if it is still asked.
`,
});
