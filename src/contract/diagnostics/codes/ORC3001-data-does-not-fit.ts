import { defineDiagnostic } from "../diagnostic.ts";

export const dataDoesNotFit = defineDiagnostic<{
  /** `t3.args.left` */
  readonly argument: string;
  readonly reason: string;
  /** `t1.prices (markets.history)`, or `the parameter coin`. */
  readonly source?: string | undefined;
  /** The parameter, when the value is one. */
  readonly param?: string | undefined;
  /** What to do, where more is known than that the two do not fit. */
  readonly help?: string | undefined;
}>({
  code: "ORC3001",
  title: "What one task returns does not fit what the next one takes",
  severity: "error",
  message: ({ argument, reason, source }) =>
    `${argument}: ${reason}${source === undefined ? "" : `; it comes from ${source}`}`,
  help: ({ source, param, help }) => {
    if (help !== undefined) return help;
    if (param !== undefined) {
      return `Declare ${param} with the type that the tool takes, or pass something else.`;
    }
    return source === undefined
      ? "Change the value in the plan to one that the tool takes."
      : "Refer to another field of that output, or insert a task that converts one into the other.";
  },
  explanation: `
A build is proven by the TypeScript compiler before anything is written: the type of what a task
returns has to fit the type of the argument that reads it. The message names the argument in the plan
and where its value comes from.

\`\`\`
ORC3001 t3.args.left: Candle[] does not fit number[]; it comes from t1.prices (markets.history)
\`\`\`

Conditions are checked like arguments, and the place is that in the text of the expression. What only one block of a
branch gives may not be there behind it: conditions read it with \`?.\`, and arguments that may be left out take it.

\`\`\`
ORC3001 t4.when: t1.rows has no lenght; it comes from t1.rows (data.table)
\`\`\`

\`orchc tools TOOL\` shows what a tool takes and returns.
`,
});
