import { defineDiagnostic } from "../diagnostic.ts";

export const agentModelNotConfigured = defineDiagnostic<{
  readonly task: string;
  /** A name under `models`. */
  readonly model: string;
}>({
  code: "ORC4540",
  title: "A task needs a model that is not configured",
  severity: "error",
  message: ({ task, model }) => `${task} asks the model ${model}, which is not configured.`,
  help: ({ model }) =>
    `Add model (baseUrl, name) to orchc.config.yaml, or models.${model} for this one alone (docs/models.md); or answer from a recording: --replay FILE.`,
  explanation: `
A plan names a model by what it is for, not by where it is: \`model: agent\` unless the plan says another name. The
configuration of the workspace says which endpoint that is. Nothing of the run has begun.

\`\`\`yaml
models:
  agent:
    baseUrl: http://127.0.0.1:11434/v1 # Ollama; any OpenAI-compatible endpoint will do
    name: qwen3:8b
\`\`\`

A run that goes on (\`--resume\`) needs the model as long as something of the task is left to ask.
`,
});
