/** The configured models by role: each is made when it is first needed, and their usage adds up. */
import { join } from "node:path";
import PQueue from "p-queue";
import { modelNotConfigured, OrchcError } from "../contract/diagnostics/index.ts";
import { canonicalJson } from "../contract/json.ts";
import { modelConfig, type ModelConfig } from "../workspace/model-settings.ts";
import type { Workspace } from "../workspace/index.ts";
import { modelBudget } from "./budget.ts";
import { createModel, type ModelOptions } from "./create-model.ts";
import { createEmbedder, type Embedder } from "./embeddings/embedder.ts";
import type { Model, ModelUsage } from "./model.ts";
import { addUsage } from "./usage.ts";

/** The role of the model that makes vectors of texts. */
const EMBEDDING = "embedding";

export interface Models {
  /**
   * The model of a role: `planner`, `answer`, `agent`, or a name under `models`. Roles with the same settings share
   * one. Throws an OrchcError when none is configured.
   */
  model(role: string): Model;
  /** Texts as vectors, by the role `embedding`; `undefined` when it is not configured: no other model serves for it. */
  embedder(): Embedder | undefined;
  /** What all of them took so far; absent while none was needed. */
  usage(): ModelUsage | undefined;
}

export interface ModelsOptions {
  /** Where the keys are looked up, at each request. */
  readonly env: NodeJS.ProcessEnv;
  /** Cancels requests. */
  readonly signal?: AbortSignal | undefined;
  /** Whether whoever asks holds the money itself, as a run does: then `limits.budget.usd` is none of theirs. */
  readonly isPaidElsewhere?: boolean;
  /** Of every role, over what is configured. */
  readonly recordings?: ModelConfig["recordings"] | undefined;
}

/** They share the budget for money (`limits.budget.usd`), and an endpoint's requests at a time. */
export function openModels(
  { config, root, paths }: Pick<Workspace, "config" | "root" | "paths">,
  { recordings, isPaidElsewhere = false, ...options }: ModelsOptions,
): Models {
  const opened = new Map<string, Model>();
  let embedder: Embedder | undefined;
  const queues = new Map<string, PQueue>();
  const budget = modelBudget(isPaidElsewhere ? undefined : config.limits.budget.usd);

  /** Of several limits for an endpoint the lowest counts: it is the endpoint's. */
  const queueOf = ({ baseUrl, concurrency }: ModelConfig): PQueue => {
    const queue = queues.get(baseUrl) ?? new PQueue({ concurrency });
    queue.concurrency = Math.min(queue.concurrency, concurrency);
    queues.set(baseUrl, queue);
    return queue;
  };

  const settingsOf = (role: string): ModelConfig | undefined => {
    const configured = modelConfig(config, role);
    return configured && recordings !== undefined ? { ...configured, recordings } : configured;
  };

  const optionsOf = (settings: ModelConfig): ModelOptions => ({
    ...options,
    workspaceRoot: root,
    cacheFolder: join(paths.cache, "models"),
    budget,
    queue: queueOf(settings),
  });

  return {
    model(role) {
      const settings = settingsOf(role);
      if (settings === undefined) throw new OrchcError(modelNotConfigured());
      const key = canonicalJson(settings);
      const known = opened.get(key);
      if (known !== undefined) return known;
      const model = createModel(settings, optionsOf(settings));
      opened.set(key, model);
      return model;
    },
    embedder() {
      if (!Object.hasOwn(config.models, EMBEDDING)) return undefined;
      const settings = settingsOf(EMBEDDING);
      embedder ??= settings && createEmbedder(settings, optionsOf(settings));
      return embedder;
    },
    usage() {
      const used = [...opened.values(), ...(embedder === undefined ? [] : [embedder])];
      return used.length === 0 ? undefined : used.map((one) => one.usage()).reduce(addUsage);
    },
  };
}
