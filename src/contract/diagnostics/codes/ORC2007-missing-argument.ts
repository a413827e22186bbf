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
`,
});
