import { defineDiagnostic } from "../diagnostic.ts";

export const wrongUsage = defineDiagnostic<{
  /** One sentence: what is missing, superfluous or not one of the allowed values. */
  readonly reason: string;
  /** How the command is written: `orchc build [name]`. */
  readonly usage: string;
}>({
  code: "ORC1018",
  title: "The command line is not valid",
  severity: "error",
  message: ({ reason }) => reason,
  help: ({ usage }) => `Usage: ${usage}. Add --help to see its flags.`,
  explanation: `
An argument is missing, superfluous, or not one of the values that are allowed.
\`orchc COMMAND --help\` shows the usage of a command.
`,
});
