import { defineDiagnostic } from "../diagnostic.ts";

export const modelKeyRefused = defineDiagnostic<{
  readonly address: string;
  readonly status: number;
  /** The environment variable that should hold the key. */
  readonly variable: string;
  readonly set: boolean;
}>({
  code: "ORC6002",
  title: "The model's endpoint refuses the key",
  severity: "error",
  message: ({ address, status, variable, set }) =>
    set
      ? `${address} refuses the key in ${variable} (status ${status}).`
      : `${address} asks for a key (status ${status}), and ${variable} is not set.`,
  help: ({ variable, set }) =>
    set
      ? `Check that ${variable} holds a key of this service that may use this model, or name another variable in model.apiKeyEnv.`
      : `Put the key into the environment variable ${variable}, or name the variable that holds it in model.apiKeyEnv.`,
  explanation: `
The key is read from the environment variable that \`model.apiKeyEnv\` names (\`OPENAI_API_KEY\` unless
configured), at the moment of the request. orchc stores it in no file.

- Status 401: the key is missing, mistyped, expired, or of another service.
- Status 403: the key is known, but may not use this model, or not from here.
`,
});
