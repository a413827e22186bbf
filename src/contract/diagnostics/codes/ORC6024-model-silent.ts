import { defineDiagnostic } from "../diagnostic.ts";

export const modelSilent = defineDiagnostic<{ readonly address: string; readonly ms: number }>({
  code: "ORC6024",
  title: "The model stopped in the middle of its reply",
  severity: "error",
  message: ({ address, ms }) =>
    `${address} began to reply, and then sent nothing for ${ms / 1000} s.`,
  help: () =>
    "Run the command again, or raise model.silenceMs in orchc.config.yaml if the model is that slow. `planner: grammar` needs no model.",
  explanation: `
\`model.silenceMs\` (one minute unless configured) bounds the time between two parts of a reply. The time until its
first part is not bounded by it, since a model may have to be loaded first; \`model.timeoutMs\` bounds the whole.
`,
});
