/**
 * A provider is what is specific to one protocol. Time, tries, size, rate limits, concurrency, budget, recordings and
 * the key's secrecy are the model room's; so a provider is one file (docs/models.md has one).
 */
import type { CompletionRequest } from "./model.ts";
import type { Reply } from "./reply.ts";

export interface ProviderSettings {
  /** As configured. */
  readonly baseUrl: string;
  /** The service's name for the model. */
  readonly name: string;
  readonly temperature: number;
}

export interface ProviderRequest extends CompletionRequest {
  /** The most tokens of the reply. */
  readonly maxOutputTokens: number;
}

/** `tokens` is left out when the endpoint does not count, `toolCalls` when there are none. */
export type ProviderReply = Reply;

/** One vector a text, in their order; `tokens` of all of them, left out when the endpoint does not count. */
export interface EmbeddingReply {
  readonly vectors: readonly (readonly number[])[];
  readonly tokens?: number;
}

/** What a request is sent with. */
export interface Exchange {
  /** `undefined` when the variable of the key holds nothing. */
  readonly key: string | undefined;
  /** A text without the key, before it is cut or shown. */
  redact(text: string): string;
  /**
   * As `fetch`, with everything that any endpoint can do accounted for: a lost connection and statuses 408, 409, 429
   * and 5xx are retried; what remains of those, 401, 403, time-outs, silence and too large answers are thrown as
   * OrchcErrors, which a provider lets through. Other statuses come back.
   */
  readonly fetch: typeof globalThis.fetch;
}

export interface Provider {
  /** One request and its whole reply. What it throws beside OrchcErrors is reported as the provider's failure. */
  complete(request: ProviderRequest, exchange: Exchange): Promise<ProviderReply>;
  /** Texts as vectors; left out by a provider whose endpoint has none. */
  embed?(texts: readonly string[], exchange: Exchange): Promise<EmbeddingReply>;
  /** Tokens that prompt and reply may have together, where the endpoint says; called once, if it is not configured. */
  contextTokens?(exchange: Exchange): Promise<number | undefined>;
}

/** The default export of a provider's module. */
export type ProviderFactory = (settings: ProviderSettings) => Provider;
