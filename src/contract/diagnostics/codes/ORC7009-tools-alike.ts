import { defineDiagnostic } from "../diagnostic.ts";

export const toolsTooAlike = defineDiagnostic<{
  /** Full names, sorted. */
  readonly tools: readonly string[];
}>({
  code: "ORC7009",
  title: "Tools that cannot be told apart by their words",
  severity: "warning",
  message: ({ tools }) =>
    `${tools.slice(0, -1).join(", ")} and ${tools.at(-1) ?? ""} say the same of themselves: a request in words cannot choose between them.`,
  help: () =>
    "Say in the description or the phrases of each what only it does, and call it by that name.",
  explanation: `
A tool is chosen by words: those of its name, its description, its phrases and the names of its arguments. These tools
have the same ones, but for words that say nothing (\`get\`, \`the\`) and for other words for the same. Whichever is chosen
for a request, it is by chance.

\`\`\`ts
name: "fetchRate",  description: "Gets the rate of a currency.",    input: z.object({ currency: z.string() })
name: "getRate",    description: "Fetches a currency's rate.",      input: z.object({ currency: z.string() })
\`\`\`

Say what makes each of them another tool: "Gets today's rate of a currency.", "Gets the rate of a currency on a past
day.". If there is nothing, one of them is enough. \`orchc tools --try "the rate of the dollar"\` shows which tool a
request finds.
`,
});
