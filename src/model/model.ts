/** A language model as the rest of orchc sees it: text or JSON out, tokens and money counted. */
import type { Json, JsonObject } from "../contract/json.ts";

export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface CompletionRequest {
  /** What it is for (`outline`): letters, digits, `_` and `-`, at most 64. Endpoints and recordings show it. */
  readonly name: string;
  readonly messages: readonly Message[];
  /** JSON Schema of the reply, within what strict structured output allows; without one, the reply is text. */
  readonly schema?: JsonObject;
  /** Default: `model.maxOutputTokens` of the configuration, which also caps it. */
  readonly maxOutputTokens?: number;
}

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** By the prices of the configuration; 0 for a replayed reply, which costs nothing. */
  readonly usd: number;
}

/** The usage of all requests so far. */
export interface ModelUsage extends Usage {
  readonly requests: number;
  /** Requests whose endpoint did not say how many tokens they took: the counts lack those. */
  readonly uncounted: number;
}

export interface Completion {
  readonly text: string;
  /** The text read as JSON when a schema was given. `undefined` when it is not JSON: asking again may help. */
  readonly value: Json | undefined;
  readonly usage: Usage;
  /** Milliseconds from the request to the whole reply, retries included. */
  readonly ms: number;
}

export interface Model {
  /** The service's name for it: `qwen3:8b`. */
  readonly name: string;
  /**
   * One request. Throws an OrchcError when there is no usable reply (unreachable, refused, too slow, cut off),
   * and the signal's reason when it was cancelled.
   */
  complete(request: CompletionRequest): Promise<Completion>;
  usage(): ModelUsage;
}
