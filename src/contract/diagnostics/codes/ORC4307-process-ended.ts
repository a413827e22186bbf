import { defineDiagnostic } from "../diagnostic.ts";

export const processEnded = defineDiagnostic<{ readonly how: string; readonly lastWords: string }>({
  code: "ORC4307",
  title: "The process of a task ended",
  severity: "error",
  message: ({ how, lastWords }) =>
    lastWords === "" ? `Its process ended (${how}).` : `Its process ended (${how}): ${lastWords}`,
  help: () =>
    "A tool must not call process.exit. If memory ran out, give the task less data; otherwise look at what it printed.",
  explanation: `
The process that ran the script was gone before the task had ended: the tool called \`process.exit\`, an error was thrown
where nobody could catch it, memory ran out, or somebody killed it.
`,
});
