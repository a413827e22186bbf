/** The door to language models: one client for every OpenAI-compatible endpoint, counted and recordable. */
import { modelDeclined, modelReplyCutOff, OrchcError } from "../contract/diagnostics/index.ts";
import type { ModelConfig } from "../workspace/config.ts";
import { endpoint } from "./endpoint.ts";
import type { Model, ModelUsage, Usage } from "./model.ts";
import { sentence } from "./one-line.ts";
import { readJson } from "./read-json.ts";
import { recording, replaying } from "./recordings.ts";
import type { AnsweredReply, Responder } from "./reply.ts";

export type { Completion, CompletionRequest, Message, Model, ModelUsage } from "./model.ts";
export { createPhrase } from "./phrase.ts";

export interface ModelOptions {
  /** Recordings' folders are relative to it. */
  readonly workspaceRoot: string;
  /** Where the key is looked up, at each request. */
  readonly env: NodeJS.ProcessEnv;
  /** Cancels requests. */
  readonly signal?: AbortSignal | undefined;
}

/** Makes a model of the configuration. Nothing is loaded, read or sent before the first request. */
export function createModel(config: ModelConfig, options: ModelOptions): Model {
  const respond = responder(config, options);
  let total: ModelUsage = { requests: 0, uncounted: 0, inputTokens: 0, outputTokens: 0, usd: 0 };

  return {
    name: config.name,
    usage: () => total,
    async complete({ maxOutputTokens = config.maxOutputTokens, ...request }) {
      const started = performance.now();
      const limit = Math.min(maxOutputTokens, config.maxOutputTokens);
      const answer = await respond({ ...request, maxOutputTokens: limit });
      const usage = priceOf(answer, config);
      total = add(total, usage, answer.reply.tokens !== undefined);
      const { text, finish } = answer.reply;
      if (finish === "length") {
        throw new OrchcError(modelReplyCutOff({ model: config.name, limit }));
      }
      if (finish === "declined") {
        throw new OrchcError(modelDeclined({ model: config.name, said: sentence(text) }));
      }
      const value = request.schema === undefined ? undefined : readJson(text);
      return { text, value, usage, ms: performance.now() - started };
    },
  };
}

function responder(config: ModelConfig, options: ModelOptions): Responder {
  const live = endpoint(config, options);
  if (config.recordings === undefined) return live;
  const { folder, mode } = config.recordings;
  const files = { model: config.name, workspaceRoot: options.workspaceRoot, folder };
  return mode === "record" ? recording(files, live) : replaying(files);
}

const MILLION = 1_000_000;

function priceOf({ reply: { tokens }, charged }: AnsweredReply, config: ModelConfig): Usage {
  const { input: inputTokens, output: outputTokens } = tokens ?? { input: 0, output: 0 };
  const { usdPerMillionInput, usdPerMillionOutput } = config;
  const price = (inputTokens * usdPerMillionInput + outputTokens * usdPerMillionOutput) / MILLION;
  return { inputTokens, outputTokens, usd: charged ? price : 0 };
}

function add(total: ModelUsage, usage: Usage, counted: boolean): ModelUsage {
  return {
    requests: total.requests + 1,
    uncounted: total.uncounted + (counted ? 0 : 1),
    inputTokens: total.inputTokens + usage.inputTokens,
    outputTokens: total.outputTokens + usage.outputTokens,
    usd: total.usd + usage.usd,
  };
}
