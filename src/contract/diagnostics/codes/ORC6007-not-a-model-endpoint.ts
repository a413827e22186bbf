import { defineDiagnostic } from "../diagnostic.ts";

export const notAModelEndpoint = defineDiagnostic<{
  readonly address: string;
  readonly reason: string;
}>({
  code: "ORC6007",
  title: "The endpoint is not OpenAI-compatible",
  severity: "error",
  message: ({ address, reason }) =>
    `${address} does not answer as an OpenAI-compatible endpoint does: ${reason}.`,
  help: () =>
    "Check model.baseUrl in orchc.config.yaml: for most services it ends in /v1 (Ollama: http://127.0.0.1:11434/v1).",
  explanation: `
Requests go to \`<model.baseUrl>/chat/completions\`. Something answered there, but not with a chat
completion: a web page, an empty body, or "not found". Usually the address lacks its \`/v1\`, or a proxy
answered instead.
`,
});
