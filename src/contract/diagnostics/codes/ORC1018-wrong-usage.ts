import { defineDiagnostic } from "../diagnostic.ts";

export const wrongUsage = defineDiagnostic<{
  /** One sentence: what is missing, superfluous or not among the choices. */
  readonly reason: string;
  /** How the command is written: `orchc build [name]`. */
  readonly usage: string;
}>({
  code: "ORC1018",
  title: "The command is not written as it has to be",
  severity: "error",
  message: ({ reason }) => reason,
  help: ({ usage }) => `It is written: ${usage}. Add --help to see its flags.`,
  explanation: `
Something is missing from the command line, stands there once too often, or is not one of the values
that may stand at its place. \`orchc COMMAND --help\` shows how the command is written.
`,
});
