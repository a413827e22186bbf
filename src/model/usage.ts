/** Tokens and what they cost by the configured prices. */
import type { ModelConfig } from "../workspace/model-settings.ts";
import type { ModelUsage, Usage } from "./model.ts";
import type { AnsweredReply, Reply } from "./reply.ts";

const MILLION = 1_000_000;

/** By the configured prices. */
export function dollarsFor(config: ModelConfig, tokens: NonNullable<Reply["tokens"]>): number {
  const { input, cachedInput = 0, output } = tokens;
  const { usdPerMillionInput, usdPerMillionCachedInput = usdPerMillionInput } = config;
  return (
    ((input - cachedInput) * usdPerMillionInput +
      cachedInput * usdPerMillionCachedInput +
      output * config.usdPerMillionOutput) /
    MILLION
  );
}

export function priceOf({ reply: { tokens }, charged }: AnsweredReply, config: ModelConfig): Usage {
  const { input, cachedInput = 0, output } = tokens ?? { input: 0, output: 0 };
  const usd = charged && tokens !== undefined ? dollarsFor(config, tokens) : 0;
  return { inputTokens: input, cachedInput, outputTokens: output, usd };
}

export const nothingUsed: ModelUsage = {
  requests: 0,
  uncounted: 0,
  inputTokens: 0,
  cachedInput: 0,
  outputTokens: 0,
  usd: 0,
};

export function addUsage(total: ModelUsage, more: ModelUsage): ModelUsage {
  return {
    requests: total.requests + more.requests,
    uncounted: total.uncounted + more.uncounted,
    inputTokens: total.inputTokens + more.inputTokens,
    cachedInput: total.cachedInput + more.cachedInput,
    outputTokens: total.outputTokens + more.outputTokens,
    usd: total.usd + more.usd,
  };
}
