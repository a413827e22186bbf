import { defineDiagnostic } from "../diagnostic.ts";

export const statisticAssumed = defineDiagnostic<{
  readonly title: string;
  readonly statistic: string;
  /** Empty when the query does not name a column either. */
  readonly of: string;
}>({
  code: "ORC2107",
  title: "The query names no aggregate function",
  severity: "warning",
  message: ({ title, statistic, of }) =>
    `"${title}" names no aggregate function: the ${statistic}${of === "" ? "" : ` of ${of}`} is assumed.`,
  help: ({ statistic, of }) =>
    of === ""
      ? `Say which one is meant, and of which column, for example "${statistic} amount by product".`
      : `Say which one is meant, for example "${statistic} ${of}", "median ${of}" or "number of rows".`,
  explanation: `
"Amount per region" names what is measured and what it is grouped by, but names no aggregate function. The plan
assumes the total for amounts, the average for what is not additive (prices, rates, temperatures), and otherwise the
number of rows.

Name the function before the column, and nothing has to be assumed.
`,
});
