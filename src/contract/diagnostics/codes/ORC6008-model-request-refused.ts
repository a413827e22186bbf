import { defineDiagnostic } from "../diagnostic.ts";

export const modelRequestRefused = defineDiagnostic<{
  readonly address: string;
  readonly status: number;
  readonly said: string;
}>({
  code: "ORC6008",
  title: "The model's endpoint refuses the request",
  severity: "error",
  message: ({ address, status, said }) =>
    `${address} refused the request (status ${status})${said === "" ? "" : `: ${said}`}.`,
  help: () =>
    "If the reason is about length or context, ask for less at once, lower model.maxOutputTokens, or use a model with a larger context.",
  explanation: `
The endpoint understood the request and does not accept it. Its reason is in the message.
Settings that an endpoint does not know (structured output, temperature, the name of the token limit) are
omitted automatically and the request is sent again; this is another problem.
`,
});
