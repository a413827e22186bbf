import { defineDiagnostic } from "../diagnostic.ts";

export const modelUnreachable = defineDiagnostic<{
  readonly address: string;
  readonly model: string;
  /** The system's word for it: `ECONNREFUSED`. */
  readonly reason: string;
  /** Whether the address is on this machine. */
  readonly local: boolean;
}>({
  code: "ORC6001",
  title: "The model's endpoint cannot be reached",
  severity: "error",
  message: ({ address, reason }) => `No model answers at ${address} (${reason}).`,
  help: ({ model, local }) =>
    (local
      ? `If it is Ollama, start it with \`ollama serve\` and get the model with \`ollama pull ${model}\`. `
      : "Check model.baseUrl in orchc.config.yaml, and the network. ") +
    "To go on without a model, choose `planner: rules` and `answer.phrase: rules`. Builds that exist already run without one.",
  explanation: `
\`planner: model\` asks the endpoint at \`model.baseUrl\` to plan. Nothing answered there: no server listens,
the name is unknown, or the connection was cut. The request was tried three times.

- **A model on this machine.** \`ollama serve\` starts Ollama; its endpoint is \`http://127.0.0.1:11434/v1\`.
- **No model at hand.** \`planner: rules\` plans without one. A plan that was made before needs none either:
  \`orchc build\` and \`orchc exec\` read it from \`generated/\`.
- **Recorded replies.** \`model.recordings: { folder, mode: replay }\` answers from files.
`,
});
