/** A model of the configuration: its requests are counted, and recorded or replayed where that is configured. */
import { modelDeclined, modelReplyCutOff, OrchcError } from "../contract/diagnostics/index.ts";
import type { ModelConfig } from "../workspace/model-settings.ts";
import { endpoint } from "./endpoint.ts";
import type { Model } from "./model.ts";
import { sentence } from "./one-line.ts";
import { readJson } from "./read-json.ts";
import { recording, replaying } from "./recordings.ts";
import type { Responder } from "./reply.ts";
import { addUsage, nothingUsed, priceOf } from "./usage.ts";

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
  let total = nothingUsed;

  return {
    name: config.name,
    contextTokens: config.contextTokens,
    usage: () => total,
    async complete({ maxOutputTokens = config.maxOutputTokens, ...request }) {
      const started = performance.now();
      const limit = Math.min(maxOutputTokens, config.maxOutputTokens);
      const answer = await respond({ ...request, maxOutputTokens: limit });
      const usage = priceOf(answer, config);
      total = addUsage(total, {
        ...usage,
        requests: 1,
        uncounted: answer.reply.tokens === undefined ? 1 : 0,
      });
      const { text, finish, toolCalls = [] } = answer.reply;
      if (finish === "length") {
        throw new OrchcError(modelReplyCutOff({ model: config.name, limit }));
      }
      if (finish === "declined") {
        throw new OrchcError(modelDeclined({ model: config.name, said: sentence(text) }));
      }
      const value = request.schema === undefined ? undefined : readJson(text);
      return { text, value, toolCalls, usage, ms: performance.now() - started };
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
