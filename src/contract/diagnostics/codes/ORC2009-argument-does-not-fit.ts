import { defineDiagnostic } from "../diagnostic.ts";

export const argumentDoesNotFit = defineDiagnostic<{
  readonly tool: string;
  readonly argument: string;
  readonly reason: string;
  readonly nearest?: string | undefined;
}>({
  code: "ORC2009",
  title: "The value of an argument is not valid",
  severity: "error",
  message: ({ tool, argument, reason }) => `"${argument}" of ${tool} ${reason}.`,
  help: ({ tool, nearest }) =>
    `${nearest === undefined ? "" : `Did you mean "${nearest}"? `}See what it takes with: orchc tools ${tool}`,
  explanation: `
A value that the plan gives for an argument violates the tool's input schema: another type, a number
out of range, a word that is not one of the choices. Values that come from earlier outputs are
checked by the TypeScript compiler when the plan is built (ORC3001), and again when the task runs.
`,
});
