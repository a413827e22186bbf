import { defineDiagnostic } from "../diagnostic.ts";

export const modelUnknown = defineDiagnostic<{
  readonly model: string;
  readonly address: string;
  readonly local: boolean;
}>({
  code: "ORC6003",
  title: "The endpoint does not have the model",
  severity: "error",
  message: ({ model, address }) => `${address} has no model "${model}".`,
  help: ({ model, local }) =>
    local
      ? `If it is Ollama, get it with \`ollama pull ${model}\`; \`ollama list\` shows what is there. Or change model.name in orchc.config.yaml.`
      : "Change model.name in orchc.config.yaml to one that the service offers to this key.",
  explanation: `
The endpoint answered with status 404 and spoke of the model. Names are the service's own, with versions
and tags where it has them: \`qwen3:8b\` and \`qwen3\` can be different models.
`,
});
