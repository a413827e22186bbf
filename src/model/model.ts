/** A language model as the rest of orchc sees it: text, JSON or calls of tools out, tokens and money counted. */
import type { Json, JsonObject } from "../contract/json.ts";

/** A call that the model asks for. Nothing is executed in this room. */
export interface ToolCall {
  /** Unique within the conversation; the result is sent back under it. */
  readonly id: string;
  /** As the model wrote it: it may be the name of no tool that was offered. */
  readonly name: string;
  /** JSON as the model wrote it: it may be none. */
  readonly arguments: string;
}

export interface ToolOffer {
  /** Letters, digits, `_` and `-`, at most 64: endpoints refuse other names. */
  readonly name: string;
  readonly description: string;
  /** JSON Schema of an object. */
  readonly parameters: JsonObject;
}

export type Message =
  | { readonly role: "system" | "user"; readonly content: string }
  | {
      readonly role: "assistant";
      readonly content: string;
      readonly toolCalls?: readonly ToolCall[];
    }
  | {
      readonly role: "tool";
      /** Of the call that this is the result of. */
      readonly toolCallId: string;
      readonly content: string;
    };

export interface CompletionRequest {
  /** What it is for (`outline`): letters, digits, `_` and `-`, at most 64. Endpoints and recordings show it. */
  readonly name: string;
  readonly messages: readonly Message[];
  /** JSON Schema of the reply, within what strict structured output allows; without one, the reply is text. */
  readonly schema?: JsonObject;
  /** What the model may call in place of a reply, or before it. */
  readonly tools?: readonly ToolOffer[];
  /** Default: `model.maxOutputTokens` of the configuration, which also caps it. */
  readonly maxOutputTokens?: number;
}

export interface Usage {
  readonly inputTokens: number;
  /** Those of the input tokens that the endpoint had cached; 0 where it does not say. */
  readonly cachedInput: number;
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
  /** What the model wants called, in its order; empty when it replied. Names and arguments are unchecked. */
  readonly toolCalls: readonly ToolCall[];
  readonly usage: Usage;
  /** Milliseconds from the request to the whole reply, retries included. */
  readonly ms: number;
}

export interface Model {
  /** The service's name for it: `qwen3:8b`. */
  readonly name: string;
  /**
   * Tokens that prompt and reply may have together: as configured, else what the endpoint said once it was asked
   * (`learnContext`); `undefined` where nobody knows. A prompt that would not fit is refused before it is sent.
   */
  readonly contextTokens: number | undefined;
  /** Asks the endpoint for `contextTokens`, once, where they are not configured. Throws nothing that an endpoint does. */
  learnContext(): Promise<number | undefined>;
  /**
   * One request. Throws an OrchcError when there is no usable reply (unreachable, refused, too slow, cut off),
   * and the signal's reason when it was cancelled.
   */
  complete(request: CompletionRequest): Promise<Completion>;
  usage(): ModelUsage;
}
