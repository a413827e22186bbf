import { defineDiagnostic } from "../diagnostic.ts";

export const cannotWriteApi = defineDiagnostic<{
  /** As it stands behind a colon. */
  readonly why: string;
  /** The beginning of a sentence. */
  readonly remedy: string;
}>({
  code: "ORC7044",
  title: "The agent of an OpenAPI document could not be written",
  severity: "error",
  message: ({ why }) => `The imported agent could not be written: ${why}.`,
  help: ({ remedy }) => `${remedy}, and run the command again.`,
  explanation: `
\`orchc tools --import\` writes \`agents/NAME.ts\`, \`agents/NAME/\` and, where the service asks for secrets, where those are
into \`orchc.config.yaml\`. Files that were written before it stopped are right, and the next import goes on from there.
`,
});
