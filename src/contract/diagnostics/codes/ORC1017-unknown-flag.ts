import { defineDiagnostic } from "../diagnostic.ts";

export const unknownFlag = defineDiagnostic<{
  readonly flag: string;
  /** Absent when there is no command on the line. */
  readonly command?: string;
  readonly nearest?: string;
  /** The line of another command that has it. */
  readonly instead?: string;
  readonly known: readonly string[];
}>({
  code: "ORC1017",
  title: "The command has no such flag",
  severity: "error",
  message: ({ flag, command }) =>
    `orchc${command === undefined ? "" : ` ${command}`} has no flag ${flag}.`,
  help: ({ nearest, known, instead }) =>
    instead !== undefined
      ? `Another command has it: ${instead}`
      : `${nearest === undefined ? "" : `Did you mean ${nearest}? `}Flags: ${known.join(", ")}.`,
  explanation: `
\`orchc COMMAND --help\` lists the flags of a command. Words of a query that begin with a hyphen go into quotes
together with the rest of it, or behind \`--\`: \`orchc run -- explain the -v flag\`.
`,
});
