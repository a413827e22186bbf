import { defineDiagnostic } from "../diagnostic.ts";

export const statisticAssumed = defineDiagnostic<{
  readonly title: string;
  readonly statistic: string;
  /** Empty when the query does not name a column either. */
  readonly of: string;
}>({
  code: "ORC2107",
  title: "The query does not say how values become one",
  severity: "warning",
  message: ({ title, statistic, of }) =>
    `"${title}" does not say how values become one: the ${statistic}${of === "" ? "" : ` of ${of}`} is taken.`,
  help: ({ statistic, of }) =>
    of === ""
      ? `Say which one is meant, and of which column, for example "${statistic} amount by product".`
      : `Say which one is meant, for example "${statistic} ${of}", "median ${of}" or "number of rows".`,
  explanation: `
"Amount per region" names what is measured and what it is grouped by, and leaves out what is done with the values of
a group. The plan takes the total of amounts, the average of what does not add up (prices, rates, temperatures), and
the number of rows.

Put the word that is meant before the column, and nothing has to be assumed.
`,
});
