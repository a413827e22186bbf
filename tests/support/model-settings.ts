import type { ModelConfig } from "../../src/workspace/model-settings.ts";

/** Settings for a server of the test: one million tokens cost 1 and 5 dollars. */
export function modelSettings(baseUrl: string, changes: Partial<ModelConfig> = {}): ModelConfig {
  return {
    provider: "openai",
    baseUrl,
    name: "test-model",
    apiKeyEnv: "TEST_MODEL_KEY",
    temperature: 0,
    concurrency: 4,
    maxOutputTokens: 500,
    timeoutMs: 20_000,
    silenceMs: 20_000,
    cache: false,
    // So that no endpoint is asked for it.
    contextTokens: 1_000_000,
    usdPerMillionInput: 1,
    usdPerMillionOutput: 5,
    ...changes,
  };
}
