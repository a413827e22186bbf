import { defineDiagnostic } from "../diagnostic.ts";

export const openApiOperationLeftOut = defineDiagnostic<{
  /** `GET /pets`. */
  readonly operation: string;
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC7041",
  title: "An operation of an OpenAPI document was left out",
  severity: "warning",
  message: ({ operation, why }) => `${operation} was left out: ${why}.`,
  help: () =>
    "The others were imported. Where you need this one, correct the document, or write its tool by hand.",
  explanation: `
An operation becomes a tool when a request can be made of it just as it is described. It is left out when it takes something
else than JSON, when a parameter that it needs is a cookie or is written in a style that is not known here (\`label\`,
\`matrix\`, \`allowReserved\`), when it is let in by something that no secret of a workspace can be sent as (a client
certificate, digest authentication, a key in a cookie), or when its server or path is no address below one host.
`,
});
