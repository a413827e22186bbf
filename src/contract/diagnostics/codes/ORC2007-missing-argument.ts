import { defineDiagnostic } from "../diagnostic.ts";

export const missingArgument = defineDiagnostic<{
  readonly tool: string;
  readonly argument: string;
  readonly description?: string | undefined;
}>({
  code: "ORC2007",
  title: "A required argument is missing",
  severity: "error",
  message: ({ tool, argument, description }) =>
    `${tool} needs "${argument}"${description === undefined ? "" : ` (${description})`}, which is not given.`,
  help: ({ argument }) => `Say it in the query, or write "${argument}" into the task's args.`,
  explanation: `
The tool's input has this field, without a default, so every task that calls the tool must fill it:
with a value, a reference to an earlier output, or a parameter of the plan.

How to fix it depends on where the plan comes from:

- A question that leaves it out is met by [ORC2102](ORC2102-argument-not-in-query.ts) first: say the value in the question,
  or let \`--params\` make a parameter of it.
- In a \`plan.json\` that is written by hand, add the field to \`args\` of the task that is named:

\`\`\`json
"args": { "file": "data/sales.csv", "limit": { "$param": "rows" } }
\`\`\`

\`orchc tools AGENT.TOOL\` lists the arguments of a tool, those that are required among them.
`,
});
