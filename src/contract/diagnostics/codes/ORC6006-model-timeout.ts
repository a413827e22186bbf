import { defineDiagnostic } from "../diagnostic.ts";

export const modelTimeout = defineDiagnostic<{ readonly address: string; readonly ms: number }>({
  code: "ORC6006",
  title: "The model timed out",
  severity: "error",
  message: ({ address, ms }) => `${address} gave no whole answer within ${ms / 1000} s.`,
  help: () =>
    "Raise model.timeoutMs in orchc.config.yaml, or use a smaller or faster model. `planner: grammar` needs no model.",
  explanation: `
\`model.timeoutMs\` (two minutes unless configured) bounds one request, its retries and pauses included.
The first request to a model on this machine also loads it, which can take longer than the answer.
The time counts until the last byte of the answer.
`,
});
