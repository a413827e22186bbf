import { defineDiagnostic } from "../diagnostic.ts";

export const modelUnreachable = defineDiagnostic<{
  readonly address: string;
  readonly model: string;
  /** System error code: `ECONNREFUSED`. */
  readonly reason: string;
  /** Whether the address is on this machine. */
  readonly local: boolean;
  /** What fetch refuses in the address itself; then nothing was sent. */
  readonly refused?: "port" | "credentials" | undefined;
}>({
  code: "ORC6001",
  title: "The model's endpoint cannot be reached",
  severity: "error",
  message: ({ address, reason }) => `No model answers at ${address} (${reason}).`,
  help: ({ model, local, refused, reason }) =>
    (refused === "port"
      ? "Make the model listen on another port, and set model.baseUrl to it: fetch blocks this one, as web browsers do. "
      : refused === "credentials"
        ? "Remove the user name and the password from model.baseUrl: fetch rejects them there. Put a key into the variable that model.apiKeyEnv names. "
        : reason.startsWith("ERR_SSL_")
          ? "What listens there may speak plain HTTP: write http:// in place of https:// in model.baseUrl. "
          : local
            ? `If it is Ollama, start it with \`ollama serve\` and get the model with \`ollama pull ${model}\`. `
            : "Check model.baseUrl in orchc.config.yaml, and the network. ") +
    "To go on without a model, choose `planner: grammar` and `answer.phrase: rules`. Builds that exist already run without one, but for those with a model inside (kind agent).",
  explanation: `
\`planner: model\` asks the endpoint at \`model.baseUrl\` to plan. Nothing answered there: no server listens,
the name is unknown, or the connection was cut. The request was tried three times.

- **The address itself.** Some ports (10080, 6000, 6667 …) are blocked by fetch as by web browsers, and an address
  must hold no user name and no password. Then nothing was sent.
- **A model on this machine.** \`ollama serve\` starts Ollama; its endpoint is \`http://127.0.0.1:11434/v1\`.
- **No model at hand.** \`planner: grammar\` plans without one. A plan that was made before needs none either:
  \`orchc build\` and \`orchc exec\` read it from \`generated/\`.
- **Recorded replies.** \`model.recordings: { folder, mode: replay }\` answers from files.
`,
});
