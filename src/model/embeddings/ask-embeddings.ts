/** Asks an endpoint for the vectors of texts, as many at a time as it takes well, and makes sure that they are some. */
import {
  embeddingsNotUsable,
  OrchcError,
  providerFailed,
} from "../../contract/diagnostics/index.ts";
import { maskAddress } from "../../contract/mask-address.ts";
import type { ModelConfig } from "../../workspace/model-settings.ts";
import { readApiKey } from "../api-key.ts";
import type { AskOptions } from "../ask-provider.ts";
import { worstCase } from "../budget.ts";
import { estimateTokens } from "../estimate-tokens.ts";
import { openExchange } from "../http/open-exchange.ts";
import type { ModelUsage } from "../model.ts";
import type { EmbeddingReply, Provider } from "../provider.ts";
import { openProvider } from "../providers/index.ts";
import { addUsage, dollarsFor, nothingUsed } from "../usage.ts";
import { unitVector, type Vector } from "./vector.ts";

export interface Embedded {
  /** In the order of the texts. */
  readonly made: readonly Vector[];
  readonly usage: ModelUsage;
}

/** Of a request: endpoints take more, but what fails is sent again as a whole. */
const MOST_TEXTS = 64;
/** Characters of a text, where the context of the model is not configured: most models take 2,048 tokens or more. */
const MOST_CHARACTERS = 6000;
/** Characters of English that are never more than one token a piece. */
const CHARACTERS_OF_TOKEN = 3;
/** Tokens of a reply that would be as long as a vector of 3,072 numbers in JSON. */
const TOKENS_OF_VECTOR = 72;

export async function askEmbeddings(
  config: ModelConfig,
  options: AskOptions,
  texts: readonly string[],
): Promise<Embedded> {
  const { contextTokens } = config;
  const most = contextTokens === undefined ? MOST_CHARACTERS : contextTokens * CHARACTERS_OF_TOKEN;
  const provider = await openProvider(config, options);
  const batches = Array.from({ length: Math.ceil(texts.length / MOST_TEXTS) }, (_, at) =>
    texts.slice(at * MOST_TEXTS, (at + 1) * MOST_TEXTS).map((text) => text.slice(0, most)),
  );
  const replies = await Promise.all(
    batches.map((batch) => askOnce(config, options, provider, batch)),
  );
  const made = replies.flatMap(({ vectors }) => vectors);
  const lengths = [...new Set(made.map(({ length }) => length))];
  if (lengths.length > 1)
    throw notUsable(config, `its vectors have ${lengths.join(" and ")} numbers`);
  return { made, usage: replies.map(({ usage }) => usage).reduce(addUsage, nothingUsed) };
}

async function askOnce(
  config: ModelConfig,
  { env, signal, budget, queue }: AskOptions,
  { embed }: Provider,
  texts: readonly string[],
): Promise<{ readonly vectors: readonly Vector[]; readonly usage: ModelUsage }> {
  if (embed === undefined) {
    const reason = "it has no function embed, which models.embedding needs";
    throw new OrchcError(providerFailed({ provider: config.provider, reason }));
  }
  const prompt = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  const settle = budget.hold("embeddings", config.name, worstCase(config, prompt, 0));
  const send = (): Promise<EmbeddingReply> => {
    const key = readApiKey(env, config.apiKeyEnv);
    const maxOutputTokens = texts.length * TOKENS_OF_VECTOR;
    return embed(texts, openExchange({ config, key, cancel: signal, maxOutputTokens }));
  };
  const reply = await queue.add(send).catch((error: unknown) => {
    settle();
    signal?.throwIfAborted();
    throw error;
  });
  const tokens = reply.tokens === undefined ? undefined : { input: reply.tokens, output: 0 };
  const usd = tokens && dollarsFor(config, tokens);
  settle(usd);
  const usage = {
    ...nothingUsed,
    requests: 1,
    uncounted: tokens === undefined ? 1 : 0,
    inputTokens: tokens?.input ?? 0,
    usd: usd ?? 0,
  };
  return { vectors: checked(config, reply, texts.length), usage };
}

function checked(config: ModelConfig, { vectors }: EmbeddingReply, count: number): Vector[] {
  if (vectors.length !== count) {
    throw notUsable(config, `${vectors.length} vectors came for ${count} texts`);
  }
  return vectors.map((numbers) => {
    const vector = unitVector(numbers);
    if (vector === undefined) throw notUsable(config, "one of its vectors has no direction");
    return vector;
  });
}

function notUsable({ baseUrl, name }: ModelConfig, reason: string): OrchcError {
  const address = maskAddress(baseUrl);
  return new OrchcError(embeddingsNotUsable({ address, model: name, reason }));
}
