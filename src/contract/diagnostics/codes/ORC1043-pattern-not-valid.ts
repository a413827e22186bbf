import { defineDiagnostic } from "../diagnostic.ts";

export const patternNotValid = defineDiagnostic<{
  readonly file: string;
  readonly reason: string;
}>({
  code: "ORC1043",
  title: "The file is no pattern",
  severity: "error",
  message: ({ file, reason }) => `${file} is no pattern: ${reason}.`,
  help: () => "Import a file that orchc patterns share has written. Nothing was imported.",
  explanation: `
\`schemas/pattern.schema.json\` says what a pattern is. What another workspace has written is data: it is checked, nothing
in it is run, and a plan never takes a value from it.
`,
});
