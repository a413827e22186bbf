import { defineDiagnostic } from "../diagnostic.ts";

export const unknownCommand = defineDiagnostic<{
  readonly command: string;
  readonly nearest?: string;
  readonly known: readonly string[];
}>({
  code: "ORC1016",
  title: "There is no such command",
  severity: "error",
  message: ({ command }) => `There is no command ${JSON.stringify(command)}.`,
  help: ({ command, nearest, known }) => {
    if (nearest !== undefined) return `Did you mean orchc ${nearest}?`;
    return /\s/.test(command)
      ? `To answer a query: orchc run ${JSON.stringify(command)}`
      : `Commands: ${known.join(", ")}. orchc --help describes them.`;
  },
  explanation: `
The first word after \`orchc\` is a command; \`orchc --help\` lists them, \`orchc COMMAND --help\` describes one.
A query in words follows \`orchc plan\` or \`orchc run\`.
`,
});
