/** A model of the configuration: its requests are counted, and recorded, replayed or cached where that is configured. */
import { join } from "node:path";
import PQueue from "p-queue";
import {
  modelDeclined,
  modelReplyCutOff,
  modelReplyTooLarge,
  modelSilent,
  modelStreamBroken,
  modelTimeout,
  OrchcError,
  toolNotOffered,
} from "../contract/diagnostics/index.ts";
import type { ModelConfig } from "../workspace/model-settings.ts";
import { liveModel, type AskOptions } from "./ask-provider.ts";
import { modelBudget } from "./budget.ts";
import type { CompletionRequest, Model } from "./model.ts";
import { oneLine, sentence } from "./one-line.ts";
import { readJson } from "./read-json.ts";
import { caching } from "./replies/cache.ts";
import { recording, replaying } from "./replies/recordings.ts";
import type { Reply, Responder } from "./reply.ts";
import { boundReached } from "./wire-schema.ts";
import { addUsage, nothingUsed, priceOf } from "./usage.ts";

export interface ModelOptions extends Omit<AskOptions, "budget" | "queue">, Partial<AskOptions> {
  /** Recordings' folders and providers' modules are relative to it. */
  readonly workspaceRoot: string;
  /** Where the key is looked up, at each request. */
  readonly env: NodeJS.ProcessEnv;
  /** Cancels requests. */
  readonly signal?: AbortSignal | undefined;
}

/** Makes a model of the configuration. Nothing is loaded, read or sent before the first request. */
export function createModel(config: ModelConfig, options: ModelOptions): Model {
  const live = liveModel(config, {
    ...options,
    budget: options.budget ?? modelBudget(undefined),
    queue: options.queue ?? new PQueue({ concurrency: config.concurrency }),
  });
  const respond = responder(config, live.ask, options);
  const isReplayed = config.recordings?.mode === "replay";
  let { contextTokens } = config;
  let total = nothingUsed;

  return {
    name: config.name,
    get contextTokens() {
      return contextTokens;
    },
    async learnContext() {
      // What is replayed was sent to an endpoint that is not there.
      if (!isReplayed) contextTokens = await live.contextTokens();
      return contextTokens;
    },
    usage: () => total,
    async complete({ maxOutputTokens = config.maxOutputTokens, ...request }) {
      const started = performance.now();
      const limit = Math.min(maxOutputTokens, config.maxOutputTokens);
      const answer = await respond({ ...request, maxOutputTokens: limit }).catch(
        (error: unknown) => {
          if (hasBegun(error))
            total = addUsage(total, { ...nothingUsed, requests: 1, uncounted: 1 });
          throw error;
        },
      );
      const usage = priceOf(answer, config);
      const uncounted = answer.reply.tokens === undefined ? 1 : 0;
      total = addUsage(total, { ...usage, requests: 1, uncounted });
      if (answer.problem !== undefined) throw new OrchcError(answer.problem);
      expectUsable(answer.reply, request, config.name, limit);
      const { text, toolCalls = [] } = answer.reply;
      const value = request.schema === undefined ? undefined : readJson(text);
      const bound = value === undefined ? undefined : boundReached(value);
      if (bound !== undefined) {
        throw new OrchcError(modelReplyCutOff({ model: config.name, limit: bound }));
      }
      return { text, value, toolCalls, usage, ms: performance.now() - started };
    },
  };
}

/** What comes of requests that the endpoint has taken, and may charge for. */
const BEGUN: ReadonlySet<string> = new Set(
  [modelTimeout, modelStreamBroken, modelReplyTooLarge, modelSilent].map(({ code }) => code),
);

function hasBegun(error: unknown): boolean {
  return error instanceof OrchcError && error.diagnostics.some(({ code }) => BEGUN.has(code));
}

/** Throws an OrchcError for a reply that is none. */
function expectUsable(
  { text, finish, toolCalls = [] }: Reply,
  { name, tools = [] }: CompletionRequest,
  model: string,
  limit: number,
): void {
  if (finish === "length") {
    throw new OrchcError(modelReplyCutOff({ model, limit: `${limit} tokens` }));
  }
  if (finish === "declined") throw new OrchcError(modelDeclined({ model, said: sentence(text) }));
  if (tools.length > 0 || toolCalls.length === 0 || text !== "") return;
  const called = toolCalls.map((call) => JSON.stringify(oneLine(call.name, 64)));
  throw new OrchcError(toolNotOffered({ model, request: name, tools: [...new Set(called)] }));
}

function responder(config: ModelConfig, live: Responder, options: ModelOptions): Responder {
  const { workspaceRoot, cacheFolder } = options;
  const { name: model, recordings } = config;
  if (recordings !== undefined) {
    const files = { model, workspaceRoot, folder: recordings.folder };
    return recordings.mode === "record" ? recording(files, live) : replaying(files);
  }
  if (!config.cache || cacheFolder === undefined) return live;
  return caching({ model, workspaceRoot, folder: join(cacheFolder, "replies") }, live);
}
