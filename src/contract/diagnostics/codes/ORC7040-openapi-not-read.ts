import { defineDiagnostic } from "../diagnostic.ts";

export const openApiNotRead = defineDiagnostic<{
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC7040",
  title: "An OpenAPI document cannot be made into an agent",
  severity: "error",
  message: ({ why }) => `No agent can be made of this OpenAPI document: ${why}.`,
  help: () => "Correct the document, or ask whoever gives it out, and import it again.",
  explanation: `
\`orchc tools --import FILE\` reads OpenAPI 3.0 and 3.1, as YAML or JSON. The document has to be valid by the schema that the
OpenAPI Initiative gives out for its version, and complete: what a reference to another file or address holds is not
fetched. Its operations need a server with a full address, \`servers: [{ url: "https://api.example.org/v1" }]\`: a document
that was downloaded from the service itself often has none, or \`/\`, and then the line has to be added by hand. Nothing was
written.
`,
});
