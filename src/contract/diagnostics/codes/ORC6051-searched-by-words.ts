import { defineDiagnostic } from "../diagnostic.ts";

export const searchedByWords = defineDiagnostic<{
  /** The code and message of the problem. */
  readonly reason: string;
}>({
  code: "ORC6051",
  title: "Tools were searched by their words alone",
  severity: "warning",
  message: ({ reason }) =>
    `Tools were searched by their words alone, without embeddings: ${reason}`,
  help: () =>
    "Correct the problem and plan again, or remove `models.embedding` from the configuration.",
  explanation: `
With \`models.embedding\`, the tools that a model is shown are found by their words and by embeddings. When the endpoint
for embeddings fails, they are found by their words, as without the setting: a tool that says in quite other words what
the request asks for may then not be among them.
`,
});
