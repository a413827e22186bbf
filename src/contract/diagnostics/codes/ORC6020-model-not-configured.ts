import { defineDiagnostic } from "../diagnostic.ts";

export const modelNotConfigured = defineDiagnostic<void>({
  code: "ORC6020",
  title: "No model is configured",
  severity: "error",
  message: () => "A model is required, but none is configured.",
  help: () =>
    "Add a model section (baseUrl, name) to orchc.config.yaml, or choose the planner without a model: --planner grammar.",
  explanation: `
\`planner: model\` (or \`answer.phrase: model\`) needs to know which model:

\`\`\`yaml
planner: model
model:
  baseUrl: http://127.0.0.1:11434/v1 # Ollama; any OpenAI-compatible endpoint will do
  name: qwen3:8b
  apiKeyEnv: OPENAI_API_KEY # where the key is found; a local model needs none
\`\`\`

Without a model, \`planner: grammar\` plans from the wording alone.
`,
});
