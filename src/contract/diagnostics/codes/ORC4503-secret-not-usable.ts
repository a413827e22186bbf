import { defineDiagnostic } from "../diagnostic.ts";

export const secretNotUsable = defineDiagnostic<{
  readonly name: string;
  readonly why: string;
}>({
  code: "ORC4503",
  title: "A secret cannot be used",
  severity: "error",
  message: ({ name, why }) => `The secret ${name} cannot be used: ${why}.`,
  help: ({ name }) => `Look at what secrets.${name} of orchc.config.yaml gives.`,
  explanation: `
A header carries one line of printable ASCII characters. What is shorter than 8 characters is refused, because it could
not be masked without spoiling ordinary text.
`,
});
