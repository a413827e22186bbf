/**
 * Asks the endpoint, within everything that is limited: the model's context, the budget, requests at a time, time and
 * tries. Whatever goes wrong comes out as one diagnostic without the key.
 */
import type PQueue from "p-queue";
import {
  OrchcError,
  promptClipped,
  promptTooLong,
  providerFailed,
} from "../contract/diagnostics/index.ts";
import { maskAddress } from "../contract/mask-address.ts";
import type { ModelConfig } from "../workspace/model-settings.ts";
import { readApiKey, type ApiKey } from "./api-key.ts";
import { worstCase, type ModelBudget } from "./budget.ts";
import { estimatePrompt } from "./estimate-tokens.ts";
import { openExchange } from "./http/open-exchange.ts";
import { isLocal } from "./is-local.ts";
import type { CompletionRequest } from "./model.ts";
import { sentence } from "./one-line.ts";
import type { Exchange, Provider, ProviderReply, ProviderRequest } from "./provider.ts";
import { openProvider } from "./providers/index.ts";
import { replySchema, type Responder } from "./reply.ts";
import { dollarsFor } from "./usage.ts";

export interface AskOptions {
  readonly workspaceRoot: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Where what was found out about endpoints is kept; none: for this command alone. */
  readonly cacheFolder?: string | undefined;
  readonly budget: ModelBudget;
  /** Requests to the endpoint at a time, whichever model they are for. */
  readonly queue: PQueue;
}

export interface LiveModel {
  readonly ask: Responder;
  /** As configured, or as the endpoint says, which is asked once. */
  contextTokens(): Promise<number | undefined>;
}

/** Less is no room for a reply, unless the limit is less. */
const SHORTEST_REPLY = 512;
/** Milliseconds for what an endpoint says of itself: it is no answer to anything. */
const ASIDE_MS = 5000;
/** As many bytes as a reply of so many tokens: some services list thousands of models. */
const ASIDE_TOKENS = 8192;

export function liveModel(config: ModelConfig, options: AskOptions): LiveModel {
  const { env, signal, budget, queue } = options;
  const address = maskAddress(config.baseUrl);
  const local = isLocal(config.baseUrl);
  let opened: Promise<Provider> | undefined;
  let context: Promise<number | undefined> | undefined;

  const provider = (): Promise<Provider> => (opened ??= openProvider(config, options));

  const askContext = async (): Promise<number | undefined> => {
    const { contextTokens } = await provider();
    if (contextTokens === undefined) return undefined;
    const aside = { ...config, timeoutMs: Math.min(ASIDE_MS, config.timeoutMs) };
    const key = readApiKey(env, config.apiKeyEnv);
    const limits = { config: aside, key, cancel: signal, maxOutputTokens: ASIDE_TOKENS, tries: 1 };
    return contextTokens(openExchange(limits)).catch(() => undefined);
  };
  const contextTokens = (): Promise<number | undefined> =>
    (context ??=
      config.contextTokens === undefined ? askContext() : Promise.resolve(config.contextTokens));

  const send = async (request: ProviderRequest): Promise<ProviderReply> => {
    const { maxOutputTokens } = request;
    const cancel = AbortSignal.any([signal, request.signal].filter((one) => one !== undefined));
    cancel.throwIfAborted();
    const key = readApiKey(env, config.apiKeyEnv);
    const exchange = openExchange({ config, key, cancel, maxOutputTokens });
    return completed(await provider(), request, exchange, key, config.provider).catch(
      (error: unknown) => {
        cancel.throwIfAborted();
        throw error;
      },
    );
  };

  return {
    contextTokens,
    async ask(request) {
      const prompt = estimatePrompt(request);
      const limit = roomFor(request, prompt, await contextTokens());
      const most = worstCase(config, estimatePrompt(request, true), limit);
      const settle = budget.hold(request.name, config.name, most);
      const reply = await queue
        .add(() => send({ ...request, maxOutputTokens: limit }))
        .catch((error: unknown) => {
          settle();
          throw error;
        });
      settle(reply.tokens && dollarsFor(config, reply.tokens));
      const counted = reply.tokens?.input ?? 0;
      if (!isClipped(counted, prompt)) return { reply, charged: true };
      const facts = { address, request: request.name, counted, estimated: prompt, local };
      return { reply, charged: true, problem: promptClipped(facts) };
    },
  };

  /** The longest reply that there is room for. */
  function roomFor(
    { name, maxOutputTokens }: CompletionRequest & { readonly maxOutputTokens: number },
    prompt: number,
    tokens: number | undefined,
  ): number {
    if (tokens === undefined) return maxOutputTokens;
    const reply = Math.min(SHORTEST_REPLY, maxOutputTokens);
    if (prompt + reply > tokens) {
      throw new OrchcError(
        promptTooLong({ request: name, model: config.name, prompt, reply, context: tokens }),
      );
    }
    return Math.min(maxOutputTokens, tokens - prompt);
  }
}

/** Of the bytes of a prompt, the most that one token stands for in any text that people or programs write. */
const MOST_PER_ESTIMATE = 8 / 3;
/** With fewer, an endpoint rather counted what a cache of prompts had left. */
const FEWEST_OF_A_WINDOW = 512;

function isClipped(counted: number, estimated: number): boolean {
  return counted >= FEWEST_OF_A_WINDOW && estimated / counted > MOST_PER_ESTIMATE;
}

async function completed(
  provider: Provider,
  request: ProviderRequest,
  exchange: Exchange,
  key: ApiKey,
  name: string,
): Promise<ProviderReply> {
  const failed = (reason: string) =>
    new OrchcError(providerFailed({ provider: name, reason: sentence(key.redact(reason)) }));
  let reply: unknown;
  try {
    reply = await provider.complete(request, exchange);
  } catch (error) {
    if (error instanceof OrchcError) throw error;
    throw failed(error instanceof Error ? error.message : String(error));
  }
  const { data, error } = replySchema.safeParse(reply);
  if (data === undefined) {
    const [issue] = error?.issues ?? [];
    throw failed(`its reply is none (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""})`);
  }
  const { text, toolCalls } = data;
  return {
    ...data,
    text: key.redact(text),
    ...(toolCalls !== undefined && {
      toolCalls: toolCalls.map((call) => ({
        id: call.id,
        name: key.redact(call.name),
        arguments: key.redact(call.arguments),
      })),
    }),
  };
}
