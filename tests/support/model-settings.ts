import type { ModelConfig } from "../../src/workspace/config.ts";

/** Settings for a server of the test: one million tokens cost 1 and 5 dollars. */
export function modelSettings(baseUrl: string, changes: Partial<ModelConfig> = {}): ModelConfig {
  return {
    baseUrl,
    name: "test-model",
    apiKeyEnv: "TEST_MODEL_KEY",
    maxOutputTokens: 500,
    timeoutMs: 20_000,
    usdPerMillionInput: 1,
    usdPerMillionOutput: 5,
    ...changes,
  };
}
