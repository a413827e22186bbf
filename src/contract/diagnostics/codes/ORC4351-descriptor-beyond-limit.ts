import { defineDiagnostic } from "../diagnostic.ts";

export const descriptorBeyondLimit = defineDiagnostic<{
  readonly descriptor: number;
  readonly limit: number;
}>({
  code: "ORC4351",
  title: "An open file cannot be kept from a process",
  severity: "error",
  message: ({ descriptor, limit }) =>
    `Its process could not be started: descriptor ${descriptor}, which was open when orchc was started, lies beyond the limit of open files (${limit}), and cannot be kept from it.`,
  help: ({ descriptor }) =>
    `Close it for orchc (\`orchc … ${descriptor}>&-\`), or raise the limit above it (\`ulimit -n ${descriptor + 1}\`).`,
  explanation: `
A process gets all files that were open when orchc was started, whoever opened them, and could use them without being
asked for a permission. So orchc puts nothing in their places. The system allows that only for numbers below the limit
of open files. A file has a larger number when it was opened before the limit was lowered.
`,
});
